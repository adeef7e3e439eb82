"""PC274 protection-removed: a measure by which data is protected is no longer listed.

## Why
What is listed is what customers were promised: it stands in the record of processing and in their contracts. A line
that goes may only be said better in another one, which is for somebody who knows the systems to say.

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
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way]
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
  security: [encrypted on the way]
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
from pingreg.compat.saying import gist
from pingreg.diagnostics import Place
from pingreg.spec.layout import POLICY

_PLACE = Place(POLICY, ("processing", "security"))


@compat("PC274", "protection-removed", category="privacy", over="registry", doc=__doc__)
def protection_removed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look for measures that are gone; case and punctuation say nothing."""
    before, after = comparison.before.registry.policy.processing, comparison.after.registry.policy.processing
    if before is None or after is None:
        return
    kept = frozenset(gist(measure) for measure in after.security)
    for index, measure in enumerate(before.security):
        if gist(measure) not in kept:
            yield Change(
                _PLACE,
                f"`{measure}` is no longer listed",
                "list it again, or have those who answer for the systems say what took its place",
                before=measure,
                after="not listed",
                was=_PLACE.at(index),
            )
