"""PC241 tier-redefined: a tier allows more purposes or more fields, or fewer people approve it than its level asks.

## Why
A tier is a promise about all of its fields. With one purpose more, each may be used for what nobody was told; and
with an approver less, the next change of the tier no longer passes the desk that would have stopped it. A new tier
beside one from the same level is a second door to the same customers, and has to be as hard to open.

## Bad
```yaml
# before
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates], max_fields: 30, approvers: [data, legal]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
```
```yaml
# after
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates, sales], max_fields: 60, approvers: [data]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
```
```yaml
# before
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates], approvers: [data, legal]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
```
```yaml
# after
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates], approvers: [data, legal]}
  other: {from_level: critical, purposes: [support], approvers: [data]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
```

## Good
```yaml
# before
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates, sales], approvers: [data]}
  product: {from_level: full, also: [product_improvement], approvers: [data]}
```
```yaml
# after
# policy.yaml
tiers:
  critical: {from_level: critical, purposes: [support, updates], max_fields: 30, approvers: [data, legal]}
  product: {from_level: full, purposes: [support, updates, product_improvement], approvers: [data]}
```
"""

from collections.abc import Iterable, Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.model import FieldName, Registry
from pingreg.spec.policy import PolicySpec


@compat("PC241", "tier-redefined", category="privacy", over="registry", doc=__doc__)
def tier_redefined(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare tiers by name; a level that was lowered is told by the fields that it widens."""
    registry, old = comparison.after.registry, comparison.before.registry.policy
    for name, after in registry.policy.tiers.items():
        if name not in old.tiers:
            yield from _opened(comparison, name)
            continue
        before, place = old.tiers[name], Place("policy.yaml", ("tiers", name))
        if gained := _gained(old, registry.policy, name):
            was = old.purposes_of(name)
            key = "also" if set(gained) & set(after.also or ()) else "purposes"
            yield Change(
                place.at(key),
                f"the tier `{name}` serves more purposes",
                f"remove {' and '.join(f'`{one}`' for one in gained)}, or have it approved and told to customers",
                before=", ".join(was),
                after=", ".join((*was, *gained)),
                was=place.at("also" if before.purposes is None else "purposes"),
                fields=_serving(comparison, name, gained),
            )
        if before.max_fields is not None and (after.max_fields is None or after.max_fields > before.max_fields):
            yield Change(
                place.at("max_fields"),
                f"the tier `{name}` may have more fields",
                f"write `max_fields: {before.max_fields}`, or have the larger budget approved",
                before=f"{before.max_fields}",
                after=f"{after.max_fields or 'no limit'}",
                was=place.at("max_fields"),
                fields=_inside(registry, [name]),
            )
        if lost := [one for one in before.approvers if one not in after.approvers]:
            yield Change(
                place.at("approvers"),
                f"fewer approve the tier `{name}`",
                f"add {' and '.join(f'`{one}`' for one in lost)} again, or have them agree to it",
                before=", ".join(before.approvers),
                after=", ".join(after.approvers),
                was=place.at("approvers"),
                fields=_inside(registry, [name]),
            )


def _opened(comparison: Comparison, name: str) -> Iterator[Change]:
    """Hold a new tier against those that were there from its level; fields from another level are told themselves."""
    registry, old = comparison.after.registry, comparison.before.registry.policy
    tier, place = registry.policy.tiers[name], Place("policy.yaml", ("tiers", name))
    beside = [one for one in old.tiers.values() if one.from_level == tier.from_level]
    asked = tuple(dict.fromkeys(role for one in beside for role in one.approvers))
    if lost := [role for role in asked if role not in tier.approvers]:
        yield Change(
            place.at("approvers"),
            f"fewer approve the new tier `{name}` than what is kept from level {tier.from_level} already",
            f"add {' and '.join(f'`{one}`' for one in lost)}, or have them agree to it",
            before=", ".join(asked),
            after=", ".join(tier.approvers),
            fields=_inside(registry, [name]),
        )


def _gained(old: PolicySpec, new: PolicySpec, name: str) -> tuple[str, ...]:
    """List the purposes that a tier serves now by what it says itself: those of a lower tier are told there."""
    was, tier = old.purposes_of(name), new.tiers[name]
    has_also = old.tiers[name].also is not None
    said = (*(tier.purposes or ()), *(tier.also or ())) if has_also else new.purposes_of(name)
    return tuple(purpose for purpose in dict.fromkeys(said) if purpose not in was)


def _serving(comparison: Comparison, name: str, gained: Iterable[str]) -> tuple[FieldName, ...]:
    """Name the fields of the tier, and of those that are allowed its purposes too."""
    old, new = comparison.before.registry.policy, comparison.after.registry.policy
    heirs = (one for one in new.tiers if one in old.tiers and new.tiers[one].also is not None)
    more = (one for one in heirs if (set(new.purposes_of(one)) - set(old.purposes_of(one))).intersection(gained))
    return _inside(comparison.after.registry, {name, *more})


def _inside(registry: Registry, tiers: Iterable[str]) -> tuple[FieldName, ...]:
    names = frozenset(tiers)
    return tuple(sorted(one.name for one in registry.fields if one.tier in names and not one.is_tombstone))
