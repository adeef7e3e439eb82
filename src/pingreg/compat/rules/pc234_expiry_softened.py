"""PC234 expiry-softened: more is kept of a customer whose contract has ended, or for longer.

## Why
When a contract ends, so does what was agreed. What goes on after that rests on the policy alone, and a longer
grace reaches back: it revives what is kept of customers whose contracts were over yesterday.

## Bad
```yaml
# before
# policy.yaml
expired: {grace: 60d, then: none}
```
```yaml
# after
# policy.yaml
expired: {grace: 1y, then: critical}
```

## Good
```yaml
# before
# policy.yaml
expired: {grace: 60d, then: critical}
```
```yaml
# after
# policy.yaml
expired: {grace: 8w, then: none}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import fields_between, is_higher
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.days import seconds_of

_PLACE = Place("policy.yaml", ("expired",))


@compat("PC234", "expiry-softened", category="privacy", over="registry", doc=__doc__)
def expiry_softened(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare how long grace lasts, and what is kept when it is over."""
    registry = comparison.after.registry
    before, after = comparison.before.registry.policy.expired, registry.policy.expired
    if seconds_of(after.grace) > seconds_of(before.grace):
        yield Change(
            _PLACE.at("grace"),
            "the grace after a contract's end got longer",
            f"write `grace: {before.grace}`, or have the longer one approved by those who answer for the tiers",
            before=before.grace,
            after=after.grace,
            was=_PLACE.at("grace"),
            fields=fields_between(registry, after.then, "full"),
        )
    if is_higher(after.then, before.then):
        yield Change(
            _PLACE.at("then"),
            "a higher level is kept after a contract's end",
            f"write `then: {before.then}`, or have the higher level approved by those who answer for the tiers",
            before=before.then,
            after=after.then,
            was=_PLACE.at("then"),
            fields=fields_between(registry, before.then, after.then),
        )
