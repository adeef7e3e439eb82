"""PP306 identifier-across-tiers: what names somebody joins two pings of different tiers.

## Why
A tier is a promise of what data is for: the `critical` one is kept of nearly everybody, to bill, to help, to warn. An
address that stands in a ping of its own for that, and again in a ping about what the product is used for, makes one
file of both, and the promise is gone. Each of the two may have its exception, which answers for the one field and not
for the pair: so the field in the tier that is kept from a higher level is told, until a waiver says why and how long
the two have to be joined. What passes without an exception is told where it stands (PP301, PP302, PP303, PP304), what
a ping is known by is declared as its identity, and within one ping all tiers share a row anyway.

## At run time
`pingreg enforce` keeps of each level only its tiers. That two values are of one person cannot be seen in a payload.

## Bad
```yaml
fields:
  contact:
    id: {of: person}
    category: user.contact.email
    max_length: 320
    pattern: "^[^@ ]+@[^@ ]+$"
    description: Mail address of whoever asked for help last.
    exception: {basis: support answers there, approved_by: legal, review_by: 2027-06-30}
# pings/notices/ping.yaml
title: Notices
description: Sent once by an instance that wants to be warned.
identity: {site: site}
cadence: 1w
endpoint: https://pings.example.com/notices
transport: {address: discarded, agent: discarded, arrival: discarded}
recipients: [crm]
expires: {never: the owners look at each area every year}
# pings/notices/warned.yaml
title: Warned
description: Whom to warn.
why: {question: Who wants to be warned?, decision: whom to write to}
owner: platform
tier: critical
purposes: [security]
category: system.operations
since: "1.2"
fields:
  site:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 32
    pattern: "^[0-9a-f]{32}$"
    description: Random id that the instance draws for itself.
  address:
    id: {of: person}
    category: user.contact.email
    max_length: 320
    pattern: "^[^@ ]+@[^@ ]+$"
    description: Mail address that warnings go to.
    exception: {basis: warnings have to arrive, approved_by: legal, review_by: 2027-06-30}
```

## Good
```yaml
fields:
  asked:
    flag: {per: month}
    description: Whether anybody asked for help this month.
# pings/notices/ping.yaml
title: Notices
description: Sent once by an instance that wants to be warned.
identity: {site: site}
cadence: 1w
endpoint: https://pings.example.com/notices
transport: {address: discarded, agent: discarded, arrival: discarded}
recipients: [crm]
expires: {never: the owners look at each area every year}
# pings/notices/warned.yaml
title: Warned
description: Whom to warn.
why: {question: Who wants to be warned?, decision: whom to write to}
owner: platform
tier: critical
purposes: [security]
category: system.operations
since: "1.2"
fields:
  site:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 32
    pattern: "^[0-9a-f]{32}$"
    description: Random id that the instance draws for itself.
  address:
    id: {of: person}
    category: user.contact.email
    max_length: 320
    pattern: "^[^@ ]+@[^@ ]+$"
    description: Mail address that warnings go to.
    exception: {basis: warnings have to arrive, approved_by: legal, review_by: 2027-06-30}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.rule import Context, rule
from pingreg.resolve.joins import identifiers_among, joins_of
from pingreg.resolve.model import Field, Registry
from pingreg.spec.policy import LEVELS


@rule("PP306", "identifier-across-tiers", over="registry", severity=Severity.WARNING, doc=__doc__)
def identifier_across_tiers(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look for excused identifiers, and for the same in another ping and in a tier that is kept from below."""
    excused = [field for field in identifiers_among(registry.fields) if _is_excused(field, registry)]
    if not excused:
        return
    joins = joins_of(registry)
    for field in excused:
        other = next((other for other in joins.others(field) if _is_below(other, field)), None)
        if other is not None:
            yield Finding(
                _name(field),
                f"`{field.steps[-1]}` joins the tier `{field.tier}` of `{field.ping}` with `{other.tier}` of"
                f" `{other.ping}`, where `{other.steps[-1]}` may hold the same",
                "leave one of the two out, or hash it for a `purpose` of its own",
                field.declaration.subject,
                ((_name(other), f"declared for `{other.tier}` here"),),
            )


def _is_excused(field: Field, registry: Registry) -> bool:
    """Tell whether an exception answers for a field by which its ping is not known."""
    named = registry.pings[field.ping].spec.identity.named.values()
    return field.spec.exception is not None and field.is_distinct and field.name.partition("/")[2] not in named


def _is_below(other: Field, field: Field) -> bool:
    """Tell whether another field is kept from a lower level; one of an event has no tier."""
    return bool(other.tier) and LEVELS.index(other.level) < LEVELS.index(field.level)


def _name(field: Field) -> Place:
    return Place(field.declaration.place.path, field.declaration.place.keys, "key")
