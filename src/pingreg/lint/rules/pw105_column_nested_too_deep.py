"""PW105 column-nested-too-deep: a column stands in more than 15 records within one another.

## Why
BigQuery refuses a table with more levels (https://cloud.google.com/bigquery/quotas#table_limits), and finds out when
the table is made, long after the field was reviewed.

## Bad
```yaml
fields:
  a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
fields:
  a.b.c.clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.columns import name_place
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area

_MOST = 15


@rule("PW105", "column-nested-too-deep", over="area", doc=__doc__)
def column_nested_too_deep(area: Area, _: Context) -> Iterator[Finding]:
    """Count the records above each column."""
    for field in area.fields:
        if field.column is None or len(field.column.steps) <= _MOST + 1:
            continue
        records = sum(step != "[]" for step in field.column.steps) - 1
        if records > _MOST:
            yield Finding(
                name_place(field),
                f"the column stands in {records} records within one another, and {_MOST} is the most",
                "flatten it: store it higher up with `warehouse: {into: ...}`",
                field.declaration.subject,
            )
