"""PT103 purpose-outside-tier: a field has a purpose that its tier does not allow.

## Why
The critical tier is what a customer who switched the rest off still sends, and it is promised to serve billing,
support, updates and security only. It grew from five fields to eleven, and a product metric was among them
(sourcegraph/sourcegraph issue 8995, pull 10402). `purposes` in the policy closes the list of a tier; `also` adds to
what tiers with a lower `from_level` allow.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    tier: critical
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    tier: critical
    purposes: [support]
    description: Clicks on the button that opens the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.lint.written import origin_of
from pingreg.naming import one_of
from pingreg.resolve.model import Field, Registry
from pingreg.resolve.references import purposes_of


@rule("PT103", "purpose-outside-tier", over="registry", doc=__doc__)
def purpose_outside_tier(registry: Registry, context: Context) -> Iterator[Finding]:
    """Compare each field's purposes with its tier's; what an area or a ping says wrong is found once."""
    allowed = {name: registry.policy.purposes_of(name) for name in registry.policy.tiers}
    known = purposes_of(registry.policy)
    sound: set[tuple[str, tuple[str, ...]]] = set()
    seen: set[tuple[str, str, str]] = set()
    for field in registry.fields:
        pair = (field.tier, field.purposes)
        if pair in sound or field.tier not in allowed or not field.is_first:
            continue
        strange = [name for name in field.purposes if name in known and name not in allowed[field.tier]]
        if not strange:
            sound.add(pair)
        for purpose in strange:
            finding = _finding(field, purpose, allowed[field.tier], context)
            key = (finding.subject, field.tier, purpose)
            if key not in seen:
                seen.add(key)
                yield finding


def _finding(field: Field, purpose: str, allowed: tuple[str, ...], context: Context) -> Finding:
    """Point at whichever of the two stands closer to the field, and at the other beside it."""
    by_tier, by_purpose = origin_of(field, "tier", context), origin_of(field, "purposes", context)
    tier_is_closer = "tier" in field.spec.model_fields_set and "purposes" not in field.spec.model_fields_set
    if not tier_is_closer and by_tier[1].path != by_purpose[1].path:
        tier_is_closer = by_tier[1].path == field.declaration.place.path
    subject, place = by_tier if tier_is_closer else (by_purpose[0], by_purpose[1].at(field.purposes.index(purpose)))
    other, text = (by_purpose[1], "the purpose") if tier_is_closer else (by_tier[1], "the tier")
    return Finding(
        place,
        f"tier `{field.tier}` does not allow the purpose `{purpose}`",
        f"move it to another tier, or to the purposes of this one: {one_of(allowed)}",
        subject,
        ((other, f"{text} is said here"),),
    )
