"""PC215 justification-removed: it is not said any more why a field is collected, or on what its tier rests.

## Why
The question and the decision are what a reviewer weighed when the area was new, and `tier_basis` says whether the tier
was read in a document or only seen in the code. Taken out, the field stays and the reason to doubt it goes: nobody
who looks at it later can tell whether it is still needed. What was written once is only replaced by something better:
a tier that customers could read in a document rests on less when it stands in the code alone.

## Bad
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    tier_basis: documented
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    tier_basis: code
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    tier_basis: documented
    description: Clicks on the button of the example feature.
```
"""

from collections.abc import Iterator
from textwrap import shorten

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Area, Field, Registry
from pingreg.spec.field import TierBasis

_FIRM: TierBasis = "documented"
"""What customers can read; everything else is what somebody saw, or supposes."""


@compat("PC215", "justification-removed", category="privacy", over="pair", doc=__doc__)
def justification_removed(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Look for reasons that are gone; the area's is the same finding for all its fields."""
    old = _area(comparison.before.registry, pair.before)
    new = _area(comparison.after.registry, pair.after)
    if old is None or new is None:
        return
    before, after = pair.before.tier_basis, pair.after.tier_basis
    if before is not None and (after is None or (before == _FIRM != after)):
        place, was = comparison.written_at(pair, "tier_basis")
        yield Change(
            place,
            f"the tier of {{fields}} rests on {'no document' if after else 'nothing'} any more",
            f"write `tier_basis: {before}` again, or {'document it' if after else 'what it rests on now'}",
            before=before,
            after=after or "no basis",
            was=was,
        )
    if old.spec.why is not None and new.spec.why is None:
        yield Change(
            new.place.at("title", on="key"),
            "the reason for collecting {fields} is not said any more",
            "put `why` back, with the question and the decision of today",
            before=shorten(f"to decide {old.spec.why.decision}", 100, placeholder=" …"),
            after="no reason",
            was=old.place.at("why", on="key"),
        )


def _area(registry: Registry, field: Field) -> Area | None:
    """Find the area of a field of a ping; those of events have no tier, and no area that gives reasons."""
    ping = registry.pings.get(field.ping)
    return next((area for area in ping.areas if area.name == field.area), None) if ping else None
