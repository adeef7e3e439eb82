"""PP408 method-too-mild: a method keeps more than the policy says is nobody's data, or promises nothing.

## Why
`suppress_below` in the policy says how few users' counts are somebody's data. A step with a smaller number shows the
counts that it is there to hide, under the name of the method that hides them. And above three digits `round` keeps
nearly every number as it came.

## At run time
`pingreg enforce` applies the step as it is written: the policy's number is checked here and not there.

## Bad
```yaml
fields:
  Users:
    distinct: {of: users, per: week}
    anonymize: [{suppress_below: {users: 2}}]
    description: Distinct users of the example feature in the week.
```

## Good
```yaml
fields:
  Users:
    distinct: {of: users, per: week}
    anonymize: [{suppress_below: {users: 10}}]
    description: Distinct users of the example feature in the week.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.exposure import Exposure, is_within
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import Treatment, treated
from pingreg.resolve.model import Area

_LAST_PROMISE: Exposure = "quasi_identifier"


@rule("PP408", "method-too-mild", over="area", events=True, doc=__doc__)
def method_too_mild(area: Area, context: Context) -> Iterator[Finding]:
    """Compare parameters with the policy, and with what a method promises."""
    fewest = context.registry.policy.suppress_below.users
    for field, steps in treated(area):
        for step in steps:
            place = step.place
            match step.method.name:
                case "suppress_below" if step.parameters.users < fewest:
                    message = (
                        f"counts of {step.parameters.users} users are kept, and the policy hides those below {fewest}"
                    )
                    yield Finding(place.at("users"), message, f"write `users: {fewest}`", field.declaration.subject)
                case "round" if _promises_nothing(step):
                    message = f"`round` to {step.parameters.digits} digits keeps nearly every number as it came"
                    yield Finding(place.at("digits"), message, "write `digits: 3` or less", field.declaration.subject)


def _promises_nothing(step: Treatment) -> bool:
    return not is_within(step.method.exposure_of(step.parameters), _LAST_PROMISE)
