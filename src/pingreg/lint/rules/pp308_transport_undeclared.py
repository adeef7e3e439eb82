"""PP308 transport-undeclared: nothing says what becomes of what a request tells of its sender by itself.

## Why
Whatever a ping holds, the receiver learns from which address it came, by which client, and when. For years a receiver
stored the address of every instance, and no page said so (sourcegraph pull 64499): no definition of what is sent can
show it. So a ping says it: a field with `origin: receiver` is stored and declared, and `transport` says of the rest
that it is `discarded`, or `stored` in a field of another ping of the same table.

## At run time
Nothing here sees requests: what is discarded is a promise of whoever runs the receiver. In a payload as it is stored,
`pingreg enforce` withholds a key that nobody declared (PE102), such as an address that came along all the same.

## Bad
```yaml
# pings/app/ping.yaml
transport: {address: discarded, arrival: discarded}
```

## Good
```yaml
# pings/app/ping.yaml
transport: {address: discarded, agent: discarded}
# pings/app/example.yaml
title: Example
description: What the receiver adds.
why: {question: When did it arrive?, decision: which pings are late}
owner: growth
tier: product
purposes: [product_improvement]
category: system.operations
since: "1.2"
origin: receiver
source: receiver
fields:
  arrived: {time: {}, description: Moment at which the ping was received., nullable: false}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.transported import field_of
from pingreg.resolve.model import Ping
from pingreg.spec.ping import TRANSPORTED, Transport

_UNSAID = Transport()
_WORDS = {"address": "the address", "agent": "the client", "arrival": "the moment"}


@rule("PP308", "transport-undeclared", over="ping", severity=Severity.WARNING, doc=__doc__)
def transport_undeclared(ping: Ping, _: Context) -> Iterator[Finding]:
    """Look for what neither a field of the receiver nor `transport` speaks of."""
    said = ping.spec.transport or _UNSAID
    unsaid = [what for what in TRANSPORTED if getattr(said, what) is None and field_of(what, ping) is None]
    if unsaid:
        named = " and ".join(_WORDS[what] for what in unsaid)
        fates = ", ".join(f"{what}: discarded" for what in unsaid)
        yield Finding(
            ping.place.at("transport") if ping.spec.transport else Place(ping.place.path, ("endpoint",), "key"),
            f"nothing says what becomes of {named} that come with each payload of `{ping.name}`",
            f"add `transport: {{{fates}}}`, or a field with `origin: receiver` for what is stored",
            ping.name,
        )
