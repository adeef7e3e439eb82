"""PC201 tier-widened: more customers are asked for a field than before.

## Why
A counter that was for customers with full pings becomes one that is kept of those who agreed to critical ones alone,
and no other checker sees anything in it: the type is the same (datacontract-cli). They were told otherwise.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    tier: critical
    purposes: [support]
    description: Clicks on the button of the example feature.
```

## Good
```yaml
# before
tier: critical
purposes: [support]
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.spec.layout import POLICY
from pingreg.spec.policy import LEVELS


@compat("PC201", "tier-widened", category="privacy", over="pair", doc=__doc__)
def tier_widened(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare the levels from which a field is kept; where the tier is the same, its own level was lowered.

    Tiers are for pings: what is kept of events is not decided by them.
    """
    is_lower = LEVELS.index(pair.after.level) < LEVELS.index(pair.before.level)
    if not is_lower or pair.after.ping not in comparison.after.registry.pings:
        return
    place, was = comparison.written_at(pair, "tier")
    if pair.after.tier == pair.before.tier:
        place = was = Place(POLICY, ("tiers", pair.after.tier, "from_level"))
    yield Change(
        place,
        "the tier of {fields} widened",
        "keep the tier, or have the change approved by those who answer for it",
        before=f"{pair.before.tier}, kept from level {pair.before.level}",
        after=f"{pair.after.tier}, kept from level {pair.after.level}",
        was=was,
    )
