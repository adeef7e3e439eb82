"""PC232 ceiling-raised: more may be kept of instances that are hosted so, whatever their contracts say.

## Why
A ceiling is the last line of defence: a contract that was written too widely stops at it. When it rises, every
such contract comes into force at once, and not one of them was changed.

## Bad
```yaml
# before
# policy.yaml
ceilings:
  self_hosted: {pings: critical, events: none}
```
```yaml
# after
# policy.yaml
ceilings:
  self_hosted: {pings: full, events: none}
```

## Good
```yaml
# before
# policy.yaml
ceilings:
  self_hosted: {pings: full, events: {stream: [v2], redaction: allow_listed}}
```
```yaml
# after
# policy.yaml
ceilings:
  self_hosted: {pings: full, events: {stream: [v2], redaction: all}}
```
"""

from collections.abc import Iterator
from typing import get_args

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import admits_more, fields_between, is_higher, told
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.stricter import streamed
from pingreg.spec.policy import Hosting

_HELP = "lower the ceiling again, or have it approved by those who answer for the tiers"


@compat("PC232", "ceiling-raised", category="privacy", over="registry", doc=__doc__)
def ceiling_raised(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the ceilings of each kind of hosting; one that is not written is the default."""
    registry = comparison.after.registry
    for hosting in get_args(Hosting):
        before = getattr(comparison.before.registry.policy.ceilings, hosting)
        after = getattr(registry.policy.ceilings, hosting)
        place = Place("policy.yaml", ("ceilings", hosting))
        if is_higher(after.pings, before.pings):
            yield Change(
                place.at("pings"),
                f"the ceiling of `{hosting}` was raised for pings",
                _HELP,
                before=before.pings,
                after=after.pings,
                was=place.at("pings"),
                fields=fields_between(registry, before.pings, after.pings),
            )
        if admits_more(streamed(after.events), streamed(before.events)):
            yield Change(
                place.at("events"),
                f"the ceiling of `{hosting}` was raised for events",
                _HELP,
                before=told(before.events),
                after=told(after.events),
                was=place.at("events"),
            )
