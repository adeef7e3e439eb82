"""PC277 processing-removed: nothing says any more who answers for the data and on which ground.

## Why
Without `processing` no rule asks for grounds, safeguards and assessments: taking it out silences them all at once, and
the record of processing is generated no more.

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
```

## Good
```yaml
# before
# policy.yaml
stores: {warehouse: {country: IE, retention: {pings: 3y, events: 10y}}}
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
from pingreg.diagnostics import Place
from pingreg.spec.layout import POLICY

_PLACE = Place(POLICY, ("processing",))


@compat("PC277", "processing-removed", category="privacy", over="registry", doc=__doc__)
def processing_removed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look whether it was there and is not."""
    before, after = comparison.before.registry.policy.processing, comparison.after.registry.policy.processing
    if before is not None and after is None:
        yield Change(
            Place(POLICY),
            "nothing says any more who answers for the data",
            "write `processing` again",
            before=before.controller.name,
            after="nobody",
            was=_PLACE,
        )
