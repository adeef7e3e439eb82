"""PP309 sender-recognizable: a ping without an identity tells so much that its sender can be recognized.

## Why
A ping says with `identity: {none: ...}` that nobody is to be told apart by it. Leaving out a name is not enough: few
instances run one release on one system with one set of features, and whoever knows those of a customer finds its rows.
The policy says how small a group may be shown (`smallest_group`) and how many instances there are (`instances`, else
those on file); what the fields tell together may not exceed the logarithm of the one by the other. Each field counts
with the logarithm of how many values it may have, as if it told nothing that another one tells: one bit for a flag, as
many as a pattern admits for a text, the range for an amount, 53 bits for one without limits, nothing for the day of
sending; a list is taken to have 8 rows. What nothing enforces, such as `max_cardinality`, does not count. An id has no
place in such a ping, however short. Such a ping has no customer whose contract admits it, so `pingreg enforce` keeps
nothing of it.

## At run time
`pingreg enforce` passes nothing of a payload that names neither a license nor a site: `unknown: none`. How many senders
really share a row only the archive can tell.

## Bad
```yaml
# pings/survey/ping.yaml
title: Survey ping
description: Sent once by an instance that is asked how it is set up.
identity: {none: the answers are only ever counted}
cadence: 1w
endpoint: https://pings.example.com/survey
transport: {address: discarded, agent: discarded, arrival: discarded}
recipients: [warehouse]
expires: {never: the owners look at each area every year}
# pings/survey/answers.yaml
title: Answers
description: How an instance is set up.
why: {question: How are instances set up?, decision: what to support}
owner: platform
tier: product
purposes: [product_improvement]
category: system.operations
since: "1.2"
fields:
  release: {version: {}, description: Release with which the questions were answered.}
  platform: {label: {values: [linux, windows]}, description: Operating system on which they were answered.}
# policy.yaml
instances: 20000
```

## Good
```yaml
# pings/survey/ping.yaml
title: Survey ping
description: Sent once by an instance that is asked how it is set up.
identity: {none: the answers are only ever counted}
cadence: 1w
endpoint: https://pings.example.com/survey
transport: {address: discarded, agent: discarded, arrival: discarded}
recipients: [warehouse]
expires: {never: the owners look at each area every year}
# pings/survey/answers.yaml
title: Answers
description: How an instance is set up.
why: {question: How are instances set up?, decision: what to support}
owner: platform
tier: product
purposes: [product_improvement]
category: system.operations
since: "1.2"
fields:
  release: {version: {}, pattern: "^[3-4][.][0-9]{1,2}$", description: Release with which the questions were answered.}
  platform: {label: {values: [linux, windows]}, description: Operating system on which they were answered.}
# policy.yaml
instances: 20000
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Field, Ping
from pingreg.resolve.room import room_of, told_by

_MOST_LISTED = 5


@rule("PP309", "sender-recognizable", over="ping", doc=__doc__)
def sender_recognizable(ping: Ping, context: Context) -> Iterator[Finding]:
    """Add up what the fields of a ping tell that has no identity."""
    if ping.spec.identity.none is None:
        return
    told, room = told_by(ping), room_of(context.registry)
    yield from (_identified(field, ping) for field, _ in told if field.kind == "id" and field.is_first)
    told = tuple((field, bits) for field, bits in told if field.kind != "id")
    total = sum(bits for _, bits in told)
    if total <= room:
        return
    most = ", ".join(f"`{field.name.partition('/')[2]}` {bits:.1f}" for field, bits in told[:_MOST_LISTED])
    more = f" and {len(told) - _MOST_LISTED} more" if len(told) > _MOST_LISTED else ""
    yield Finding(
        ping.place.at("identity", "none"),
        f"`{ping.name}` names nobody, and tells up to {total:.1f} bits of who sent it; {room:.1f} leave a group of"
        f" {context.registry.policy.smallest_group}: {most}{more}",
        "remove the fields that tell most, say their `pattern` or `max`, add `bucket` under `anonymize`, or correct"
        " `instances` in the policy",
        ping.name,
    )


def _identified(field: Field, ping: Ping) -> Finding:
    return Finding(
        field.declaration.key("id"),
        f"`{field.steps[-1]}` is an id, and `{ping.name}` says that it names nobody",
        "remove it, or name the instance under `identity` in place of `none`",
        field.declaration.subject,
        ((ping.place.at("identity", "none"), "it says so here"),),
    )
