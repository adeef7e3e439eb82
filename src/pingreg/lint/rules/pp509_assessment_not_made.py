"""PP509 assessment-not-made: the assessment has a day to come, or a reference that says that there is none.

## Why
Where the law demands an assessment, it demands that it is made before (GDPR Art. 35). A day to come says that it was
promised, and words such as `none yet` that it was not: until it is made there is none, and nobody may point at it.

## At run time
Nothing: an assessment is a document.

## Bad
```yaml
# policy.yaml
stores:
  warehouse: {country: IE, retention: {pings: 3y, events: 1y}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way and at rest]
  objection: write to the contact
  assessment: {reference: none was made yet, made: 2026-03-02}
```

## Good
```yaml
# policy.yaml
stores:
  warehouse: {country: IE, retention: {pings: 3y, events: 1y}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way and at rest]
  objection: write to the contact
  assessment: {reference: assessment 2, made: 2026-03-02}
```
"""

import re
from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry
from pingreg.spec.layout import POLICY

_PLACE = Place(POLICY, ("processing", "assessment"))
_DENIED = re.compile(
    r"^\W*(?:none|no(?![.]? ?[0-9])|not|nothing|never|nil|null|missing|unknown)\b"
    r"|^\W*(?:pending|planned|todo|to do|tbd|tba|fixme|xxx|wip|n/a)\b"
    r"|\b(?:not|never|none|nothing) (?:yet|made|done|written|started|exists?|was|is|has)\b"
    r"|\b(?:is|was|has) (?:not|never)\b|\bto (?:be|come|follow)\b|^\W*$|^(.)\1*$",
    re.IGNORECASE,
)


@rule("PP509", "assessment-not-made", over="registry", doc=__doc__)
def assessment_not_made(registry: Registry, context: Context) -> Iterator[Finding]:
    """Compare the day with today, and read the reference."""
    processing = registry.policy.processing
    if processing is None or processing.assessment is None:
        return
    made, reference = processing.assessment.made, processing.assessment.reference
    if made > context.today:
        fix = "write the day on which it was made, or take `assessment` out until then"
        yield Finding(_PLACE.at("made"), f"the assessment is still to be made, on {made}", fix, POLICY)
    if _DENIED.search(reference):
        fix = "write where the assessment lies, or take `assessment` out until it is made"
        yield Finding(_PLACE.at("reference"), "`reference` says that there is no assessment", fix, POLICY)
