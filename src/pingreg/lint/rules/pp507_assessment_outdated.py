"""PP507 assessment-outdated: the assessment is more than three years old.

## Why
An assessment speaks of the fields, stores and readers of its day. Three years later others are there, and it is still
pointed at.

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
  assessment: {reference: assessment 1, made: 2021-03-02}
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

from collections.abc import Iterator
from datetime import timedelta

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry
from pingreg.spec.layout import POLICY

_LONGEST = timedelta(days=3 * 366)
_PLACE = Place(POLICY, ("processing", "assessment", "made"))


@rule("PP507", "assessment-outdated", over="registry", doc=__doc__, severity=Severity.WARNING)
def assessment_outdated(registry: Registry, context: Context) -> Iterator[Finding]:
    """Compare the day of the assessment with today."""
    processing = registry.policy.processing
    if processing is None or processing.assessment is None:
        return
    made = processing.assessment.made
    if context.today - made > _LONGEST:
        fix = "assess what is collected today, and write the day and the reference"
        yield Finding(_PLACE, f"the assessment was made on {made}, over three years ago", fix, POLICY)
