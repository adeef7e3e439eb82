"""PP508 processing-missing: events tell people apart, and who answers for that is not written.

## Why
Data that follows single people needs somebody who answers for it, a ground for each purpose, and a way to object; a
record of that is demanded (GDPR Art. 30), and customers ask for it before they sign. What is not written beside the
fields is written once in a document, and describes the fields of that year.

Told are events that tell one person from another. Without `processing`, no other rule asks for grounds, safeguards and
assessments.

## At run time
Nothing: it is about people outside of the data.

## Bad
```yaml
# events/envelope.yaml
fields:
  site:
    id: {of: instance}
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the instance draws for itself, the same as in its pings.
  license:
    id: {of: organisation}
    description: License that the instance runs under.
    exception: {basis: contracts name the license, approved_by: legal, review_by: 2027-06-30}
  event.id:
    id: {of: instance}
    max_length: 32
    pattern: "^[0-9a-f]{32}$"
    description: Random id of the event.
  event.time:
    time: {}
    description: Moment at which it happened.
  event.feature:
    label: {values: [example]}
    description: What was used.
  event.action:
    label: {values: [opened]}
    description: What was done with it.
  event.marketing.referrer:
    label: {values: [search, mail]}
    description: Kind of page from which the visitor came.
  event.user:
    id: {of: person}
    category: user.unique_id.pseudonymous
    anonymize: [{hmac: {purpose: support}}]
    description: Account on the instance, as a keyed hash.
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

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.personal import telling_of_people
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry
from pingreg.spec.layout import POLICY


@rule("PP508", "processing-missing", over="registry", doc=__doc__, severity=Severity.WARNING)
def processing_missing(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look for what cannot be collected without somebody who answers for it."""
    if registry.policy.processing is not None:
        return
    of_events = (field for area in registry.event_areas for field in area.fields if field.kind == "id")
    person = next(telling_of_people(of_events), None)
    if person is not None:
        yield Finding(
            Place(POLICY),
            f"`{person.name}` tells one person from another, and who answers for that is not written",
            "add `processing` with `controller`, `legal_bases`, `security` and `objection`",
            POLICY,
        )
