"""PC211 recipient-added: a field goes to a store that did not get it before.

## Why
A company announced that data of its users would go to a third party, and took it back a day later for the protest
(GitLab, 2019). A store has a country, a retention and people with access of its own, and whoever was told where the
data goes was told of the others only. Most recipients are inherited: one word in a ping adds a store to all its fields.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
recipients: [warehouse, crm]
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
recipients: [warehouse, crm]
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
recipients: [crm]
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC211", "recipient-added", category="privacy", over="pair", doc=__doc__)
def recipient_added(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare recipients as sets."""
    added = sorted({*pair.after.recipients} - {*pair.before.recipients})
    if not added:
        return
    place, was = comparison.written_at(pair, "recipients")
    said = ", ".join(f"`{store}`" for store in added)
    yield Change(
        place,
        f"the recipients of {{fields}} now include {said}",
        f"take {said} out, or have the new recipient approved by those who answer for the tier",
        before=", ".join(sorted(pair.before.recipients)) or "none",
        after=", ".join(sorted(pair.after.recipients)),
        was=was,
    )
