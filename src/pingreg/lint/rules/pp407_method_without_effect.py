"""PP407 method-without-effect: a step finds nothing to do, for what is before it left nothing.

## Why
Steps are read as a list of what protects a value. One that changes nothing lets it look better protected than it is,
and when the step before it is weakened, people trust the one behind: which was never tried. After `drop` there is no
value, after `redact` there is one fixed text, and after a coarser step of the same method a finer one takes nothing
away. A time that is told to the day has no hour that a step could cut off.

## At run time
`pingreg enforce` takes the steps in their order, those of the sender first.

## Bad
```yaml
fields:
  Opened:
    time: {}
    anonymize: [{truncate_time: {to: week}}, {truncate_time: {to: day}}]
    description: When the page of the example feature was opened.
```

## Good
```yaml
fields:
  Opened:
    time: {}
    anonymize: [{truncate_time: {to: day}, at: sender}, {truncate_time: {to: week}}]
    description: When the page of the example feature was opened.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import Treatment, treated
from pingreg.resolve.model import Area, Field

_COARSEST_LAST = ("hour", "day", "week", "month")


@rule("PP407", "method-without-effect", over="area", events=True, doc=__doc__)
def method_without_effect(area: Area, _: Context) -> Iterator[Finding]:
    """Compare each step with all that come before it, and with how finely a time is told at all."""
    for field, steps in treated(area):
        for at, step in enumerate(steps):
            if _is_told_so(field, step):
                yield Finding(
                    step.place,
                    f"`{step.method.name}` changes nothing of a time that is told to the {field.bounds.precision}",
                    "remove it, or cut off more",
                    field.declaration.subject,
                )
                continue
            earlier = next((one for one in steps[:at] if _is_idle(step, after=one)), None)
            if earlier is not None:
                yield Finding(
                    step.place,
                    f"`{step.method.name}` changes nothing after `{earlier.method.name}` at the {earlier.side}",
                    "remove it, or the step before it",
                    field.declaration.subject,
                    ((earlier.place, "the step before it"),),
                )


def _is_told_so(field: Field, step: Treatment) -> bool:
    """Tell whether a time is told no more finely than a step would leave it."""
    precision = field.bounds.precision
    if field.kind != "time" or precision is None or precision == "second" or step.method.name != "truncate_time":
        return False
    return _COARSEST_LAST.index(step.parameters.to) <= _COARSEST_LAST.index(precision)


def _is_idle(step: Treatment, *, after: Treatment) -> bool:
    """Tell whether a step finds nothing to take away; a hash of a hash is another hash."""
    match after.method.name:
        case "drop":
            return True
        case "redact":
            return step.method.name != "drop"
        case name if name != step.method.name or step.method.is_keyed:
            return False
    kept = step.method.keeps
    if kept is None:
        return bool(step.parameters == after.parameters)
    return kept(after.parameters).is_within(kept(step.parameters))
