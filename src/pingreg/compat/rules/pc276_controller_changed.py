"""PC276 controller-changed: somebody else answers for the data, acts as something else, or is reached in another way.

## Why
Whom people write to, and who may decide what becomes of their data, is told to them when it is collected. Another name
is a transfer; a processor that becomes a controller decides for itself; and an address that nobody reads takes away the
right to object.

## Bad
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
  controller: {name: Example Company, contact: sales@example.com}
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
  controller: {name: Example Company, contact: privacy@example.com, officer: officer@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way, access by role]
  objection: write to the contact
  assessment: {reference: assessment 2, made: 2026-03-02}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import gist, shown
from pingreg.diagnostics import Keys, Place
from pingreg.spec.layout import POLICY
from pingreg.spec.processing import Processing


@compat("PC276", "controller-changed", category="privacy", over="registry", doc=__doc__)
def controller_changed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare all that says who answers, and how to reach them; what is said for the first time takes nothing away."""
    before, after = comparison.before.registry.policy.processing, comparison.after.registry.policy.processing
    if before is None or after is None:
        return
    now = _answers(after)
    for keys, was in _answers(before).items():
        if was is not None and gist(now[keys] or "") != gist(was):
            place = Place(POLICY, ("processing", *keys))
            yield Change(
                place,
                f"`{keys[-1]}` of `processing` is another" if now[keys] else f"`{keys[-1]}` of `processing` is gone",
                f"write `{keys[-1]}: {was}` again, or have it approved and told to people",
                before=was,
                after=shown(now[keys], nothing="nobody"),
                was=place,
            )


def _answers(processing: Processing) -> dict[Keys, str | None]:
    party, roles = processing.controller, processing.roles
    return {
        ("controller", "name"): party.name,
        ("controller", "contact"): party.contact,
        ("controller", "representative"): party.representative,
        ("controller", "officer"): party.officer,
        ("roles", "cloud"): roles.cloud,
        ("roles", "managed"): roles.managed,
        ("roles", "self_hosted"): roles.self_hosted,
        ("objection",): processing.objection,
    }
