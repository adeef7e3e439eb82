"""PC275 assessment-removed: an assessment of what is collected is gone, or an older one stands in its place.

## Why
An assessment is what says that somebody thought about people before data of theirs was collected. Taken out, or set
back to one that knows less, it leaves all fields where they are and the thinking behind.

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
  security: [encrypted on the way, access by role]
  objection: write to the contact
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
  assessment: {reference: assessment 2, made: 2026-09-01}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import gist
from pingreg.diagnostics import Place
from pingreg.spec.layout import POLICY

_PLACE = Place(POLICY, ("processing", "assessment"))


@compat("PC275", "assessment-removed", category="privacy", over="registry", doc=__doc__)
def assessment_removed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the days on which the assessments were made; of one day, where they lie."""
    old, new = comparison.before.registry.policy.processing, comparison.after.registry.policy.processing
    if old is None or new is None or old.assessment is None:
        return
    before, after = old.assessment, new.assessment
    if after is None or after.made < before.made:
        yield Change(
            _PLACE,
            "the assessment is gone" if after is None else "an older assessment stands in the place of a newer one",
            f"write `assessment: {{reference: {before.reference}, made: {before.made}}}` again, or make a new one",
            before=f"{before.made}",
            after="none" if after is None else f"{after.made}",
            was=_PLACE,
        )
    elif after.made == before.made and gist(after.reference) != gist(before.reference):
        yield Change(
            _PLACE.at("reference"),
            "the assessment of the same day is another one",
            f"write `reference: {before.reference}` again, or the day on which the other one was made",
            before=before.reference,
            after=after.reference,
            was=_PLACE.at("reference"),
        )
