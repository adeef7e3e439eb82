"""PT115 ceiling-unredacted: a ceiling admits events as they are from instances that are not the own cloud.

## Why
What is not redacted holds whatever the product put into an event, names of repositories and searches among it. Of
an instance that serves one customer alone that is the customer's own data, and no contract may open it up.

## Bad
```yaml
# policy.yaml
ceilings:
  managed: {pings: full, events: {stream: [v1, v2], redaction: none}}
```

## Good
```yaml
# policy.yaml
ceilings:
  managed: {pings: full, events: {stream: [v1, v2], redaction: allow_listed}}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry
from pingreg.spec.layout import POLICY


@rule("PT115", "ceiling-unredacted", over="registry", doc=__doc__)
def ceiling_unredacted(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look at the redaction of every ceiling but the own cloud's."""
    ceilings = registry.policy.ceilings
    for hosting, ceiling in (("managed", ceilings.managed), ("self_hosted", ceilings.self_hosted)):
        if ceiling.events != "none" and ceiling.events.redaction == "none":
            yield Finding(
                Place(POLICY, ("ceilings", hosting, "events", "redaction")),
                f"the ceiling of `{hosting}` admits events that are not redacted",
                "write `redaction: allow_listed`, or `redaction: all`",
            )
