"""PC268 transport-kept: what a request tells of its sender is no longer said to be discarded.

## Why
From where a request comes, by which client and when is known of every instance, whatever it was asked for. Customers
were told that it is discarded; no field that they send has changed, so that nothing else in a change shows it
(sourcegraph pull 64499 tells of an address that was stored for years).

## Bad
```yaml
# before
# pings/app/ping.yaml
transport: {address: discarded, agent: discarded, arrival: discarded}
```
```yaml
# after
# pings/app/ping.yaml
transport: {address: discarded, agent: discarded, arrival: stored}
# pings/app/receiver.yaml
title: Added on receipt
description: What the receiver knows of a ping.
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

## Good
```yaml
# before
# pings/app/ping.yaml
cadence: 30m
```
```yaml
# after
# pings/app/ping.yaml
cadence: 60m
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Ping
from pingreg.spec.ping import TRANSPORTED, Transport

_UNSAID = Transport()


@compat("PC268", "transport-kept", category="privacy", over="ping", doc=__doc__)
def transport_kept(pings: tuple[Ping, Ping], _: Comparison) -> Iterator[Change]:
    """Look for what was discarded, and is stored now or not spoken of."""
    old, new = pings
    before, after = old.spec.transport or _UNSAID, new.spec.transport or _UNSAID
    for what in TRANSPORTED:
        now = getattr(after, what)
        if getattr(before, what) == "discarded" and now != "discarded":
            yield Change(
                new.place.at("transport", what),
                f"the `{what}` that comes with each payload of `{new.name}` is no longer discarded",
                f"write `{what}: discarded`, or have it approved and told to customers",
                before="discarded",
                after=now or "not said",
                was=old.place.at("transport", what),
            )
