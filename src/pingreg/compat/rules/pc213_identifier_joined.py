"""PC213 identifier-joined: a field names a person, or the first organisation in its ping.

## Why
One identifier turns every other field of its ping into data about somebody: the counts that were anonymous beside it
are not any more, though none of them changed. A public page went on calling a section anonymous while the name of a
server was sent in it (synapse issue 13321). A second person beside the first is somebody else, and is told as well;
a second organisation is not, for it is the same customer by another number.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Customer:
    id: {of: organisation}
    type: integer
    category: user.unique_id.pseudonymous
    description: Number of the customer under whose contract the instance runs.
    exception: {basis: another system knows it by this, approved_by: legal, review_by: 2027-06-30}
```
```yaml
# before
fields:
  Admin:
    id: {of: person}
    description: Number of the person who set the instance up.
    exception: {basis: contact for notices, approved_by: legal, review_by: 2027-06-30}
```
```yaml
# after
fields:
  Admin:
    id: {of: person}
    description: Number of the person who set the instance up.
    exception: {basis: contact for notices, approved_by: legal, review_by: 2027-06-30}
  Author:
    id: {of: person}
    description: Number of the person who wrote the most pages.
    exception: {basis: contact for notices, approved_by: legal, review_by: 2027-06-30}
```

## Good
```yaml
# before
fields:
  Customer:
    id: {of: organisation}
    type: integer
    category: user.unique_id.pseudonymous
    description: Number of the customer under whose contract the instance runs.
    exception: {basis: another system knows it by this, approved_by: legal, review_by: 2027-06-30}
```
```yaml
# after
fields:
  Customer:
    id: {of: organisation}
    type: integer
    category: user.unique_id.pseudonymous
    description: Number of the customer under whose contract the instance runs.
    exception: {basis: another system knows it by this, approved_by: legal, review_by: 2027-06-30}
  Contract:
    id: {of: organisation}
    type: integer
    category: user.unique_id.pseudonymous
    description: Number of the contract under which the instance runs.
    exception: {basis: another system knows it by this, approved_by: legal, review_by: 2027-06-30}
```
"""

from collections.abc import Iterator
from itertools import chain

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.pings import pings_of
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Field, Registry
from pingreg.spec.measures import Id


@compat("PC213", "identifier-joined", category="privacy", over="registry", doc=__doc__)
def identifier_joined(_all: Comparison, comparison: Comparison) -> Iterator[Change]:
    """Look at each declaration that names a person, and at the first organisation; the events together are one ping."""
    before, after = _named(comparison.before.registry), _named(comparison.after.registry)
    people = _new_people(comparison)
    for fields in people.values():
        yield _change(fields, "person", is_first=(fields[0].ping, "person") not in before)
    told = {fields[0].ping for fields in people.values()}
    for ping in pings_of(comparison.before.registry):
        first = after.get((ping, "organisation"))
        if first is not None and (ping, "organisation") not in before and ping not in told:
            yield _change([first], "organisation", is_first=True)


def _change(fields: list[Field], of: str, *, is_first: bool) -> Change:
    first = fields[0]
    told, ping = first.declaration.subject.partition("/")[2], first.ping
    joins = f"makes everything in `{ping}` data of one {of}" if is_first else f"names one more {of} in `{ping}`"
    return Change(
        first.declaration.key("id").at("of"),
        f"`{told}` {joins}",
        "leave it out, send it in a ping of its own, or have it approved by those who answer for the ping",
        before=f"names no {of}" if is_first else f"names no {of} here",
        after=f"names one {of}",
        subject=first.declaration.subject,
        fields=tuple(field.name for field in fields),
    )


def _new_people(comparison: Comparison) -> dict[str, list[Field]]:
    """Find the fields that name a person and did not, by declaration; a new ping is looked at as a whole."""
    known = pings_of(comparison.before.registry)
    changed = (pair.after for pair in comparison.pairs if _is_new_person(pair))
    found: dict[str, list[Field]] = {}
    for field in chain(comparison.added, changed):
        if _names(field) == "person" and field.ping in known:
            found.setdefault(field.declaration.subject, []).append(field)
    return found


def _is_new_person(pair: Pair) -> bool:
    return _names(pair.before) != "person" or pair.before.ping != pair.after.ping


def _named(registry: Registry) -> dict[tuple[str, str], Field]:
    """Find the first living field of each ping that names somebody, by whom it names."""
    found: dict[tuple[str, str], Field] = {}
    for field in registry.all_fields:
        of = _names(field)
        if of is not None and not field.is_tombstone:
            found.setdefault((field.ping, of), field)
    return found


def _names(field: Field) -> str | None:
    return field.measure.of if isinstance(field.measure, Id) else None
