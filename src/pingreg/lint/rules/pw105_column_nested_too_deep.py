"""PW105 column-nested-too-deep: a column stands deeper than 15 levels.

## Why
BigQuery refuses a table with more levels (https://cloud.google.com/bigquery/quotas#table_limits), and finds out when
the table is made, long after the field was reviewed. The column itself is counted as a level: one less than what some
tables may bear, and still deeper than anybody can query.

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
    """Count the records above each column, and the column itself."""
    for field in area.fields:
        if field.column is None or len(field.column.steps) <= _MOST:
            continue
        levels = sum(step != "[]" for step in field.column.steps)
        if levels > _MOST:
            yield Finding(
                name_place(field),
                f"the column stands {levels} levels deep, and {_MOST} is the most",
                "flatten it: store it higher up with `warehouse: {into: ...}`",
                field.declaration.subject,
            )
