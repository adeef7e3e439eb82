"""PP302 person-joined-to-events: a ping names a person by what also stands in the event stream.

## Why
Pings are told to customers as sums over everybody, events as what single users did. An identifier of a person that
stands in both makes the first a part of the second: each row of the ping becomes a remark about somebody whose every
step is on file. A policy may admit pseudonyms of persons in either; it cannot mean that they be the same. A hash for
another purpose, or in another period, has another key and joins nothing; an exception says that the join is meant.

## At run time
Nothing: each payload is judged by itself. Keyed hashes for different purposes differ for every value, as `pingreg
enforce` makes them.

## Bad
```yaml
fields:
  opener:
    text: {}
    category: user.contact.email
    anonymize: [{hmac: {purpose: usage}}]
    description: Whoever opened it, hashed.
# policy.yaml
admits:
  pings: {nobody: bounded, organisation: pseudonym, person: pseudonym}
  events: {nobody: bounded, organisation: pseudonym, person: pseudonym}
# events/envelope.yaml
fields:
  site: {id: {of: instance}, pattern: "^[0-9a-f]{32}$", description: Random id that the instance draws for itself.}
  license:
    id: {of: organisation}
    category: user.unique_id.pseudonymous
    pattern: "^[0-9a-f]{32}$"
    description: License that it has.
  event.time: {time: {}, description: Moment at which it happened.}
  event.feature: {text: {}, pattern: "^[a-z.]+$", max_length: 64, description: What was used.}
  event.action: {text: {}, pattern: "^[a-z.]+$", max_length: 64, description: What was done with it.}
  event.opener:
    text: {}
    category: user.contact.email
    anonymize: [{hmac: {purpose: usage}}]
    description: Whoever did it, hashed.
marketing: [event.opener]
```

## Good
```yaml
fields:
  Openers:
    distinct: {of: people who opened it, per: week}
    description: People who opened it.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.admitted import is_unanswered
from pingreg.lint.rule import Context, rule
from pingreg.resolve.joins import identifiers_among, joins_of
from pingreg.resolve.model import Field, Registry


@rule("PP302", "person-joined-to-events", over="registry", doc=__doc__, answered=True)
def person_joined_to_events(registry: Registry, context: Context) -> Iterator[Finding]:
    """Look for persons' identifiers in pings that pass as they stand, and what they join in events."""
    people = [field for field in identifiers_among(registry.fields) if _is_of_a_person(field, context.registry)]
    if not people or registry.envelope is None:
        return
    joins, events = joins_of(registry), registry.envelope.ping.name
    for field in people:
        other = next((one for one in joins.others(field) if one.ping == events), None)
        if other is not None:
            declaration = field.declaration
            yield Finding(
                Place(declaration.place.path, declaration.place.keys, "key"),
                f"`{field.steps[-1]}` names a person by what `{other.steps[-1]}` of the events holds too",
                "send a count in its place, hash it for another `purpose`, or add an `exception`",
                declaration.subject,
                ((Place(other.declaration.place.path, other.declaration.place.keys, "key"), "the same of an event"),),
            )


def _is_of_a_person(field: Field, registry: Registry) -> bool:
    return field.exposure.kept.whom == "person" and field.is_distinct and is_unanswered(field, registry)
