"""PC257 tier-with-fewer-approvers: a field moved to a tier of the same level that fewer approve.

## Why
The same customers send it as before, so nothing seems to change. But the next change of the field passes one desk less:
who does not want to ask `legal` moves it first, and widens it afterwards.

## Bad
```yaml
# before
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates], approvers: [data, legal]}
  people: {from_level: full, also: [product_improvement], approvers: [data, legal]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
# pings/app/example.yaml
title: Example
description: What people do with the example feature.
why: {question: Is the example feature used?, decision: whether to keep it}
owner: growth
tier: people
purposes: [product_improvement]
category: user.behavior
since: "1.2"
at: {request: example}
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates], approvers: [data, legal]}
  people: {from_level: full, also: [product_improvement], approvers: [data, legal]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
```

## Good
```yaml
# before
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates], approvers: [data, legal]}
  people: {from_level: full, also: [product_improvement], approvers: [data, legal]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
```
```yaml
# after
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates], approvers: [data, legal]}
  people: {from_level: full, also: [product_improvement], approvers: [data, legal]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
# pings/app/example.yaml
title: Example
description: What people do with the example feature.
why: {question: Is the example feature used?, decision: whether to keep it}
owner: growth
tier: people
purposes: [product_improvement]
category: user.behavior
since: "1.2"
at: {request: example}
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC257", "tier-with-fewer-approvers", category="privacy", over="pair", doc=__doc__)
def tier_with_fewer_approvers(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare who approves; a tier that is new is told in the policy, and one from a lower level as widened.

    Tiers are for pings: what is kept of events is not decided by them.
    """
    old, new = comparison.before.registry.policy.tiers, comparison.after.registry.policy.tiers
    was, now = pair.before.tier, pair.after.tier
    is_known = was in old and now in old and now in new and pair.after.ping in comparison.after.registry.pings
    if not is_known or was == now or pair.before.level != pair.after.level:
        return
    lost = [role for role in old[was].approvers if role not in new[now].approvers]
    if lost:
        place, stood = comparison.written_at(pair, "tier")
        yield Change(
            place,
            "fewer approve the tier of {fields}",
            f"keep the tier, or have {' and '.join(f'`{role}`' for role in lost)} agree to it",
            before=f"{was}, approved by {', '.join(old[was].approvers)}",
            after=f"{now}, approved by {', '.join(new[now].approvers)}",
            was=stood,
        )
