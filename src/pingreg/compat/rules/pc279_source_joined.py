"""PC279 source-joined: a source holds something more by which it can be joined with telemetry.

## Why
No field changed, and yet each row tells more: a table of contacts beside an address makes a ping a remark about a
person in the sales department's books. Analysts found customers behind data that was called anonymous because both
lay in one warehouse. What a source holds is declared for this, and that it holds more is for people to judge.

## Bad
```yaml
# before
# pings/app/contact.yaml
title: Contact
description: Whom to write to.
why: {question: Who runs the app?, decision: whom to warn}
owner: platform
tier: critical
purposes: [support]
category: user.contact.email
since: "1.2"
fields:
  admin:
    id: {of: person}
    max_length: 320
    pattern: "^[^@ ]+@[^@ ]+$"
    description: Mail address of whoever installed the app.
    exception: {basis: somebody has to be warned, approved_by: legal, review_by: 2027-06-30}
# sources/crm.yaml
title: Customer relations
description: Contacts of customers.
owner: platform
store: crm
```
```yaml
# after
# pings/app/contact.yaml
title: Contact
description: Whom to write to.
why: {question: Who runs the app?, decision: whom to warn}
owner: platform
tier: critical
purposes: [support]
category: user.contact.email
since: "1.2"
fields:
  admin:
    id: {of: person}
    max_length: 320
    pattern: "^[^@ ]+@[^@ ]+$"
    description: Mail address of whoever installed the app.
    exception: {basis: somebody has to be warned, approved_by: legal, review_by: 2027-06-30}
# sources/crm.yaml
title: Customer relations
description: Contacts of customers.
owner: platform
store: crm
holds:
  mail: {of: person, category: user.contact.email}
```

## Good
```yaml
# before
# sources/crm.yaml
title: Customer relations
description: Contacts of customers.
owner: platform
store: crm
```
```yaml
# after
# sources/crm.yaml
title: Customer relations
description: Contacts of customers.
owner: platform
store: crm
holds:
  plan: {of: organisation, category: user.behavior.purchase_history}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import FIELDS, Change, compat
from pingreg.resolve.joins import Held, joins_of
from pingreg.resolve.model import Field, Registry


@compat("PC279", "source-joined", category="privacy", over="registry", doc=__doc__)
def source_joined(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look at what sources hold that they did not; what a field does to be joined is told where it changed."""
    before, after = comparison.before.registry, comparison.after.registry
    old = {held.subject: held for held in _held(before)}
    joined: dict[tuple[str, tuple[Field, ...]], list[Held]] = {}
    joins = joins_of(after) if before.sources != after.sources else None
    for held in _held(after):
        is_new = held.subject not in old or _kind(held) != _kind(old[held.subject])
        if joins is not None and is_new and (fields := joins.with_source(held)):
            joined.setdefault((held.source.name, fields), []).append(held)
    for (_name, fields), some in joined.items():
        first, was = some[0], old.get(some[0].subject)
        named = f"`{first.name}`" if len(some) == 1 else f"`{first.name}` and {len(some) - 1:,} more"
        place = first.source.place.at("holds", first.name)
        yield Change(
            place,
            f"`sources/{first.source.name}` can be joined with {FIELDS} by {named}",
            "take it out of what is loaded, or have it approved by those who answer for the ping",
            before="not held" if was is None else _kind(was),
            after=_kind(first),
            was=None if was is None else was.source.place.at("holds", was.name),
            subject=f"sources/{first.source.name}",
            fields=tuple(sorted({field.name for field in fields})),
        )


def _held(registry: Registry) -> Iterator[Held]:
    for source in registry.sources.values():
        yield from (Held(source, name) for name in source.spec.holds)


def _kind(held: Held) -> str:
    """Say what of a held identifier decides with what it can be joined, and where it lies."""
    return f"held in `{held.source.spec.store}` as `{held.spec.category}` ({held.spec.of})"
