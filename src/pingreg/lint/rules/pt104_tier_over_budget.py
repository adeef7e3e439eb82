"""PT104 tier-over-budget: a ping has more fields in a tier than the policy lets it have.

## Why
Sourcegraph's critical tier was proposed with five fields and grew to eleven (sourcegraph/sourcegraph issue 8995, pull
10402). A number in the policy, which its approvers own, makes the next field
a decision. Removed fields do not count; each field of a family does.

## Bad
```yaml
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates], max_fields: 1, approvers: [legal]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
```

## Good
```yaml
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates], max_fields: 2, approvers: [legal]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
```
"""

from collections.abc import Iterator
from itertools import islice

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Ping
from pingreg.spec.layout import POLICY


@rule("PT104", "tier-over-budget", over="ping", doc=__doc__)
def tier_over_budget(ping: Ping, context: Context) -> Iterator[Finding]:
    """Count the fields of each tier that has a budget."""
    for name, tier in context.registry.policy.tiers.items():
        if tier.max_fields is None:
            continue
        past = [field for field in ping.fields if field.tier == name and not field.is_tombstone]
        if len(past) > tier.max_fields:
            approvers = ", ".join(tier.approvers)
            first = next(islice(past, tier.max_fields, None)).declaration
            yield Finding(
                Place(POLICY, ("tiers", name, "max_fields")),
                f"`{ping.name}` has {len(past)} fields in tier `{name}`, and may have {tier.max_fields}",
                f"move {len(past) - tier.max_fields} to another tier, or let {approvers} raise the budget",
                ping.name,
                ((Place(first.place.path, first.place.keys, "key"), "the first past it, in order of files"),),
            )
