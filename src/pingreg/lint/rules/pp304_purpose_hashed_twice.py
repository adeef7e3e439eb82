"""PP304 purpose-hashed-twice: two fields are hashed for one purpose and period, and so under one key.

## Why
The key of a hash is derived for a customer, a purpose and a period, so that equal values cannot be joined across two of
them. Two fields that are hashed for the same purpose share a key: where a value stands in both, in two pings or in a
ping and an event, the hashes are equal and say so. If they are meant to be joined, a person has to say it; otherwise
each needs a purpose of its own, which costs a word.

## At run time
`pingreg enforce` derives one key for each customer, purpose and period, and no other.

## Bad
```yaml
fields:
  domain: {text: {}, anonymize: [{hmac: {purpose: support}}], description: Network that the instance is in.}
  branch: {text: {}, anonymize: [{hmac: {purpose: support}}], description: Branch that is shown first.}
# policy.yaml
admits:
  pings: {nobody: bounded, organisation: pseudonym, person: pseudonym}
  events: {nobody: bounded, organisation: pseudonym, person: pseudonym}
```

## Good
```yaml
fields:
  Branches:
    distinct: {of: branches, per: week}
    description: Branches that were shown first.
```
"""

from collections.abc import Iterable, Iterator

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.rule import Context, rule
from pingreg.resolve.joins import keys_of
from pingreg.resolve.model import Area, Field, Registry


@rule("PP304", "purpose-hashed-twice", over="registry", severity=Severity.WARNING, doc=__doc__, answered=True)
def purpose_hashed_twice(registry: Registry, _: Context) -> Iterator[Finding]:
    """Group what is hashed by the keys, and look at all but the first of each group."""
    first: dict[tuple[str, str], Field] = {}
    for field in _declared(registry.all_areas):
        keys = keys_of(field)
        if keys is None:
            continue
        other = first.setdefault(keys, field)
        is_another = other.declaration.subject != field.declaration.subject and field.spec.exception is None
        if is_another and not _is_joined_person(field, other, registry):
            yield Finding(
                field.declaration.key("anonymize"),
                f"`{field.steps[-1]}` is hashed under the key of `{other.steps[-1]}`: equal values of both are told",
                "give it a `purpose` of its own, or add an `exception` that says why they are joined",
                field.declaration.subject,
                ((_name(other), "hashed for the same purpose and period"),),
            )


def _is_joined_person(one: Field, other: Field, registry: Registry) -> bool:
    """Tell whether a ping and an event name a person alike: PP302 says so."""
    events = registry.envelope and registry.envelope.ping.name
    return (one.ping == events) != (other.ping == events) and one.exposure.kept.whom == "person"


def _declared(areas: Iterable[Area]) -> Iterator[Field]:
    for area in areas:
        for field in area.fields:
            if field.spec.anonymize is not None and field.is_distinct and not field.is_tombstone:
                yield field


def _name(field: Field) -> Place:
    return Place(field.declaration.place.path, field.declaration.place.keys, "key")
