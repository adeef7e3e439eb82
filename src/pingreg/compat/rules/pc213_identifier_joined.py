"""PC213 identifier-joined: a ping that named no person, or no organisation, names one now.

## Why
One identifier turns every other field of its ping into data about somebody: the counts that were anonymous beside it
are not any more, though none of them changed. So the whole ping is what changed, and it is told once. A public page
went on calling a section anonymous while the name of a server was sent in it (synapse issue 13321).

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
    description: Number of the customer under whose contract the instance runs.
```

## Good
```yaml
# before
fields:
  Customer:
    id: {of: organisation}
    description: Number of the customer under whose contract the instance runs.
```
```yaml
# after
fields:
  Customer:
    id: {of: organisation}
    description: Number of the customer under whose contract the instance runs.
  Contract:
    id: {of: organisation}
    description: Number of the contract under which the instance runs.
```
"""

from collections.abc import Iterator
from itertools import chain

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Field, Registry
from pingreg.spec.measures import Id

_MOST_TELLING_FIRST = ("person", "organisation")


@compat("PC213", "identifier-joined", category="privacy", over="registry", doc=__doc__)
def identifier_joined(_all: Comparison, comparison: Comparison) -> Iterator[Change]:
    """Compare whom each ping names; the events together are one."""
    before, after = _named(comparison.before.registry), _named(comparison.after.registry)
    for ping, now in after.items():
        joined = next((of for of in _MOST_TELLING_FIRST if of in now and of not in before.get(ping, now)), None)
        if joined is None:
            continue
        first = now[joined]
        yield Change(
            first.declaration.key("id").at("of"),
            f"`{first.name.partition('/')[2]}` makes everything in `{ping}` data of one {joined}",
            "leave it out, send it in a ping of its own, or have it approved by those who answer for the ping",
            before=f"names no {joined}",
            after=f"names one {joined}",
            subject=first.declaration.subject,
            fields=(first.name,),
        )


def _named(registry: Registry) -> dict[str, dict[str, Field]]:
    """Find the first field of each ping that names somebody, by whom it names."""
    found: dict[str, dict[str, Field]] = {}
    for field in chain(registry.fields, *(area.fields for area in registry.event_areas)):
        named = found.setdefault(field.ping, {})
        if isinstance(field.measure, Id) and not field.is_tombstone:
            named.setdefault(field.measure.of, field)
    return found
