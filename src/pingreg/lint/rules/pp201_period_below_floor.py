"""PP201 period-below-floor: something is counted over a shorter period than the policy admits, or told to a finer day.

## Why
A count tells the less of each of its users the more of their days it adds up. `finest_period` in the policy is the
shortest period that somebody agreed to; one field that goes below it shows day by day what all others keep together,
and the difference of two of its values is what happened between them.

A moment to the second, or to the hour, is for `PP101`, and what is counted now has no period.

## At run time
Nothing: a number does not show over how long it was counted. That a moment is told no finer than it is declared is
checked with each payload (PE105).

## Bad
```yaml
# policy.yaml
finest_period: week
# pings/app/example.yaml
title: Example
description: What people do with the example feature.
why: {question: Is the example feature used?, decision: whether to keep it}
owner: growth
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.2"
at: {request: example}
fields:
  Clicks:
    count: {event: Click, per: day}
    description: Clicks on the button that opens the example feature.
  Start:
    time: {to: day}
    description: First day on which clicks are counted.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: day}
    description: Clicks on the button that opens the example feature.
  Start:
    time: {to: day}
    description: First day on which clicks are counted.
# policy.yaml
finest_period: day
```
"""

from collections.abc import Iterator
from typing import get_args

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import treatments
from pingreg.resolve.model import Area, Field
from pingreg.spec.measures import Time
from pingreg.spec.policy import FinestPeriod

_ORDER: tuple[FinestPeriod, ...] = get_args(FinestPeriod)


@rule("PP201", "period-below-floor", over="area", doc=__doc__, answered=True)
def period_below_floor(area: Area, context: Context) -> Iterator[Finding]:
    """Compare periods, and how finely days are told, with the shortest that the policy admits."""
    floor = context.registry.policy.finest_period
    too_short = frozenset(_ORDER[: _ORDER.index(floor)])
    if not too_short:
        return
    for field in area.fields:
        if not field.is_distinct or field.is_tombstone or field.spec.exception is not None:
            continue
        told, place = _told(field)
        if told in too_short:
            verb = "is told to the" if field.kind == "time" else "is of one"
            message = f"`{field.steps[-1]}` {verb} {told}, and the policy admits no less than a {floor}"
            fix = f"write `{floor}` or longer, or have a shorter `finest_period` approved"
            yield Finding(place, message, fix, field.declaration.subject)


def _told(field: Field) -> tuple[str, Place]:
    """Give the period of a field, or how finely its moment is told after its methods, and where that is said."""
    measured = field.declaration.key(field.kind)
    measure = field.measure
    if not isinstance(measure, Time):
        return getattr(measure, "per", "now"), measured.at("per")
    coarsest, place = measure.precision, measured.at("to") if measure.to is not None else measured
    for step in treatments(field):
        if step.method.name == "truncate_time" and step.parameters.to in _ORDER:
            is_coarser = coarsest not in _ORDER or _ORDER.index(step.parameters.to) > _ORDER.index(coarsest)
            coarsest, place = (step.parameters.to, step.place.at("to")) if is_coarser else (coarsest, place)
    return coarsest, place
