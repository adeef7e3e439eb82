"""PP309 sender-recognizable: a ping without an identity tells so much that its sender can be recognized.

## Why
A ping says with `identity: {none: ...}` that nobody is to be told apart by it. Leaving out a name is not enough: few
instances run one release on one system with one set of features, and whoever knows those of a customer finds its rows.
The policy says how small a group may be shown (`smallest_group`) and how many instances there are (`instances`, else
those on file); what the fields tell together may not exceed the logarithm of the one by the other. Each field counts
with the logarithm of how many values it may have, as if it told nothing that another one tells: one bit for a flag, as
many as a pattern admits for a text, `max_cardinality` where it is said; of an amount without limits 4 bits are assumed,
and of a list 8 rows. Such a ping has no customer whose contract admits it, so `pingreg enforce` keeps nothing of it.

## At run time
`pingreg enforce` passes nothing of a payload that names neither a license nor a site: `unknown: none`. Nothing
holds a field to its `max_cardinality`, and how many senders really share a row only the archive can tell.

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
  release: {version: {}, max_cardinality: 64, description: Release with which the questions were answered.}
  platform: {label: {values: [linux, windows]}, description: Operating system on which they were answered.}
# policy.yaml
instances: 20000
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Ping
from pingreg.resolve.room import room_of, told_by

_MOST_LISTED = 5


@rule("PP309", "sender-recognizable", over="ping", doc=__doc__)
def sender_recognizable(ping: Ping, context: Context) -> Iterator[Finding]:
    """Add up what the fields of a ping tell that has no identity."""
    if ping.spec.identity.none is None:
        return
    told, room = told_by(ping), room_of(context.registry)
    total = sum(bits for _, bits in told)
    if total <= room:
        return
    most = ", ".join(f"`{field.name.partition('/')[2]}` {bits:.1f}" for field, bits in told[:_MOST_LISTED])
    more = f" and {len(told) - _MOST_LISTED} more" if len(told) > _MOST_LISTED else ""
    yield Finding(
        ping.place.at("identity", "none"),
        f"`{ping.name}` names nobody, and tells up to {total:.1f} bits of who sent it; {room:.1f} leave a group of"
        f" {context.registry.policy.smallest_group}: {most}{more}",
        "remove or coarsen the fields that tell most, say their `max_cardinality` or `max`, or correct `instances` in"
        " the policy",
        ping.name,
    )
