"""PP206 duration-too-fine: a duration is told to the millisecond or finer.

## Why
How long something took, to the millisecond, happens once: two records with the same 48,213 ms are the same record,
whatever was taken out of them. Nobody decides by the last digits. Seconds, ranges or two digits say as much.

Told are gauges and sums; a mean or a percentile of many is left alone down to the millisecond.

## At run time
`round` and `bucket` are applied by `pingreg enforce`. How exact a number is that a client sends, nothing checks.

## Bad
```yaml
fields:
  LoadTime:
    gauge: {of: time that the page took to load}
    unit: ms
    description: Time that the page of the example feature took to load.
```

## Good
```yaml
fields:
  LoadTime:
    gauge: {of: time that the page took to load}
    unit: ms
    anonymize: [{bucket: {edges: [100, 300, 1000, 3000]}}]
    description: Time that the page of the example feature took to load.
  LoadTimeMedian:
    percentile: {p: 50, of: time that the page took to load, per: week}
    unit: ms
    description: Median time that the page of the example feature took to load this week.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import is_treated
from pingreg.resolve.model import Area

_FINE = {"ms": "millisecond", "us": "microsecond", "ns": "nanosecond"}
_FINE_OF_MANY = frozenset({"us", "ns"})


@rule("PP206", "duration-too-fine", over="area", doc=__doc__, severity=Severity.WARNING, answered=True)
def duration_too_fine(area: Area, _: Context) -> Iterator[Finding]:
    """Look at the units of numbers."""
    for field in area.fields:
        unit = field.spec.unit
        if unit not in _FINE or not field.is_distinct or field.is_tombstone:
            continue
        is_of_many = field.kind in {"mean", "percentile"} and unit not in _FINE_OF_MANY
        if not is_of_many and field.spec.exception is None and not is_treated(field, "bucket", "round"):
            yield Finding(
                field.declaration.key("unit"),
                f"`{field.steps[-1]}` is told to the {_FINE[unit]}",
                "add `{round: {digits: 2}}` or `{bucket: {edges: [...]}}` under `anonymize`, or send seconds",
                field.declaration.subject,
            )
