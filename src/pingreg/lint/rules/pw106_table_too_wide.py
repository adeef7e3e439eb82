"""PW106 table-too-wide: a table has more than 10,000 columns.

## Why
BigQuery refuses the column after that (https://cloud.google.com/bigquery/quotas#table_limits); records count, and so
do the columns in them. A family of a few lines can stand for thousands.

## Bad
```yaml
each:
  one: [a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q, r, s, t, u, v, w, x]
  two: [a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q, r, s, t, u, v, w, x]
  three: [a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q, r, s, t, u, v, w, x]
fields:
  button_${one}_${two}_${three}:
    count: {event: Click, per: week}
    description: Clicks on the button number $one $two $three of the example feature.
```

## Good
```yaml
each:
  one: [a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q, r, s, t, u, v, w, x]
fields:
  button_${one}:
    count: {event: Click, per: week}
    description: Clicks on the button number $one of the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.columns import records, stored, tables
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Ping, Registry

_MOST = 10_000


@rule("PW106", "table-too-wide", over="registry", doc=__doc__)
def table_too_wide(registry: Registry, context: Context) -> Iterator[Finding]:
    """Count the columns and records of each table."""
    for table, pings in tables(registry, context).items():
        width = _width(pings)
        if width > _MOST:
            last = pings[-1]
            yield Finding(
                last.place.at("warehouse", "table"),
                f"`{table}` has {width:,} columns, and {_MOST:,} is the most",
                "store some areas with `warehouse: {as: dropped}`, or send them as another ping with its own table",
                last.name,
                tuple((Place(ping.place.path, ("warehouse", "table")), "stored here too") for ping in pings[:-1]),
            )


def _width(pings: tuple[Ping, ...]) -> int:
    most = sum(len(field.column.steps) for ping in pings for field in ping.fields if field.column is not None)
    if most <= _MOST:
        return most
    columns = stored(*pings)
    return len({path for path, _ in columns} | records(columns).keys())
