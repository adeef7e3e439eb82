"""PP204 total-unbounded: a sum or a mean over the shortest period has no upper end.

## Why
One user with a script makes the total of a day, and then the total is that user's. A mean hides it no better: with
few amounts it is one of them. A `max`, or a method that cuts or rounds, takes the one far value out; a longer period
mixes it with others.

Told are sums and means over the policy's `finest_period`, or less.

## At run time
What is above `max` is quarantined (PE104); `clamp`, `bucket` and `round` are applied by `pingreg enforce`.

## Bad
```yaml
fields:
  Lines:
    sum: {of: lines that were added, per: day}
    description: Lines that all users together added in the day.
```

## Good
```yaml
fields:
  Lines:
    sum: {of: lines that were added, per: day}
    max: 1000000
    description: Lines that all users together added in the day.
  Files:
    mean: {of: files that a user opened, per: day}
    anonymize: [{round: {digits: 2}}]
    description: Files that a user opened in the day.
  Words:
    sum: {of: words that were added, per: week}
    description: Words that all users together added in the week.
```
"""

from collections.abc import Iterator
from typing import get_args

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import is_treated
from pingreg.resolve.model import Area
from pingreg.spec.policy import FinestPeriod

_KINDS = frozenset({"sum", "mean"})
_ORDER = get_args(FinestPeriod)


@rule("PP204", "total-unbounded", over="area", doc=__doc__, severity=Severity.WARNING, answered=True)
def total_unbounded(area: Area, context: Context) -> Iterator[Finding]:
    """Look at sums and means over short periods."""
    short = _ORDER[: _ORDER.index(context.registry.policy.finest_period) + 1]
    for field in area.fields:
        if field.kind not in _KINDS or (per := getattr(field.measure, "per", "now")) not in short:
            continue
        if (
            field.is_tombstone
            or not field.is_distinct
            or field.bounds.high is not None
            or field.spec.exception is not None
        ):
            continue
        if not is_treated(field, "clamp", "bucket", "round"):
            yield Finding(
                field.declaration.key(field.kind),
                f"`{field.steps[-1]}` has no upper end, and over a {per} one user may be all of it",
                "add a `max`, a method such as `clamp` or `round`, or a longer period",
                field.declaration.subject,
            )
