"""PC273 legal-basis-changed: a purpose rests on another ground than before, or on none.

## Why
On which ground data is collected decides what people may do about it: what rests on consent can be withdrawn, and on
a contract not. People were told of one ground, and it may not be exchanged for a more comfortable one in silence.

## Bad
```yaml
# before
# policy.yaml
stores: {warehouse: {country: IE, retention: {pings: 3y, events: 10y}}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: consent}
  security: [encrypted on the way, access by role]
  objection: write to the contact
  assessment: {reference: assessment 2, made: 2026-03-02}
```
```yaml
# after
# policy.yaml
stores: {warehouse: {country: IE, retention: {pings: 3y, events: 10y}}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way, access by role]
  objection: write to the contact
  assessment: {reference: assessment 2, made: 2026-03-02}
```

## Good
```yaml
# before
# policy.yaml
stores: {warehouse: {country: IE, retention: {pings: 3y, events: 10y}}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way, access by role]
  objection: write to the contact
  assessment: {reference: assessment 2, made: 2026-03-02}
```
```yaml
# after
# policy.yaml
stores: {warehouse: {country: IE, retention: {pings: 3y, events: 10y}}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way, access by role]
  objection: write to the contact
  assessment: {reference: assessment 2, made: 2026-03-02}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import shown
from pingreg.diagnostics import Place
from pingreg.spec.layout import POLICY


@compat("PC273", "legal-basis-changed", category="privacy", over="registry", doc=__doc__)
def legal_basis_changed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the grounds of the purposes that had one."""
    before, after = comparison.before.registry.policy.processing, comparison.after.registry.policy.processing
    if before is None or after is None:
        return
    fields = tuple(comparison.after.registry.fields)
    for purpose, ground in before.legal_bases.items():
        now = after.legal_bases.get(purpose)
        touched = tuple(one.name for one in fields if purpose in one.purposes and not one.is_tombstone)
        if now == ground or (now is None and not touched):
            continue
        place = Place(POLICY, ("processing", "legal_bases", purpose))
        yield Change(
            place,
            f"`{purpose}` rests on another ground" if now else f"`{purpose}` rests on no ground any more",
            f"write `{purpose}: {ground}` again, or have the other ground approved and told to people",
            before=ground,
            after=shown(now, nothing="none"),
            was=place,
            fields=touched,
        )
