"""PP506 assessment-missing: people are told apart, and no assessment of that was made.

## Why
Before data is collected that is likely to weigh on people, somebody has to work out how and what is done about it (GDPR
Art. 35): following what single people do, telling them apart in what was to be anonymous. Made afterwards it finds what
can no longer be changed. Special categories are for `PP107`.

Asked of registries that have `processing` in their policy.

## At run time
Nothing: an assessment is a document. `pingreg` computes what it is about: how telling each field is, and of whom.

## Bad
```yaml
fields:
  installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
# policy.yaml
stores:
  warehouse: {country: IE, retention: {pings: 3y, events: 1y}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way and at rest]
  objection: write to the contact
```

## Good
```yaml
fields:
  installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
# policy.yaml
stores:
  warehouse: {country: IE, retention: {pings: 3y, events: 1y}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way and at rest]
  objection: write to the contact
  assessment: {reference: assessment 1, made: 2026-03-02}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.personal import live_fields, telling_of_people
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry
from pingreg.spec.layout import POLICY


@rule("PP506", "assessment-missing", over="registry", doc=__doc__)
def assessment_missing(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look for what an assessment is demanded for."""
    processing = registry.policy.processing
    if processing is None or processing.assessment is not None:
        return
    person = next(telling_of_people(live_fields(registry)), None)
    if person is not None:
        yield Finding(
            Place(POLICY, ("processing",), "key"),
            f"`{person.name}` tells of a person, and no assessment of that was made",
            "add `assessment: {reference: ..., made: <the day>}`, or collect nothing of the kind",
            POLICY,
        )
