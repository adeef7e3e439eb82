"""PP307 counter-as-fingerprint: a ping without an identity counts over the life of an instance.

## Why
What was counted since an instance was installed only grows, and grows at its own pace: of two pings that name nobody,
the one with 48,213 is followed by the one with 48,220. A few such counters tie all pings of one sender together as
surely as an id. A count over a week begins anew, and one in a few buckets is shared by many. In a ping that says whose
it is such counters tell nothing more, and are quiet.

## At run time
`pingreg enforce` keeps nothing of a sender that it does not know, and applies the methods of the receiver. Whether rows
can be put in order only the archive can tell.

## Bad
```yaml
# pings/survey/ping.yaml
title: Survey ping
description: Sent once a week by an instance that takes part.
identity: {none: the answers are only ever counted}
cadence: 1w
endpoint: https://pings.example.com/survey
transport: {address: discarded, agent: discarded, arrival: discarded}
recipients: [warehouse]
expires: {never: the owners look at each area every year}
# pings/survey/usage.yaml
title: Usage
description: How much an instance is used.
why: {question: Is the app used?, decision: whether to keep it}
owner: platform
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.2"
fields:
  Openings: {count: {of: openings, per: lifetime}, max: 1000, description: How often the app was opened.}
# policy.yaml
instances: 20000
```

## Good
```yaml
# pings/survey/ping.yaml
title: Survey ping
description: Sent once a week by an instance that takes part.
identity: {none: the answers are only ever counted}
cadence: 1w
endpoint: https://pings.example.com/survey
transport: {address: discarded, agent: discarded, arrival: discarded}
recipients: [warehouse]
expires: {never: the owners look at each area every year}
# pings/survey/usage.yaml
title: Usage
description: How much an instance is used.
why: {question: Is the app used?, decision: whether to keep it}
owner: platform
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.2"
fields:
  Openings: {count: {of: openings, per: week}, max: 1000, description: How often the app was opened.}
# policy.yaml
instances: 20000
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Field, Ping

_COARSE = frozenset({"bucket", "clamp", "drop"})


@rule("PP307", "counter-as-fingerprint", over="ping", doc=__doc__, answered=True)
def counter_as_fingerprint(ping: Ping, _: Context) -> Iterator[Finding]:
    """Look for amounts of a lifetime where no identity ties pings together anyway."""
    if ping.spec.identity.none is None:
        return
    for field in ping.fields:
        if field.is_distinct and _only_grows(field) and not field.is_tombstone and field.spec.exception is None:
            yield Finding(
                field.declaration.key(field.kind).at("per"),
                f"`{field.steps[-1]}` only grows, so that the pings of one sender can be put in a row",
                "count over a week or a month, add a method such as `bucket`, or add an `exception`",
                field.declaration.subject,
            )


def _only_grows(field: Field) -> bool:
    """Tell whether it counts over a lifetime, in steps that are its own."""
    is_coarse = any(step.method()[0] in _COARSE for step in field.spec.anonymize or ())
    return (
        field.kind in {"count", "distinct", "sum"}
        and getattr(field.measure, "per", None) == "lifetime"
        and not is_coarse
    )
