"""PN106 ping-name-reserved: a ping is called like the stream of events.

## Why
Commands, reports and contracts name a ping, or `events` for the stream of events, in the same place. Where a ping has
that name too, a withheld field of one is withheld of the other, and nobody sees which of the two was meant.

## Bad
```yaml
# pings/events/ping.yaml
title: Second ping
description: Sent by every instance once a day.
identity: {site: site_id}
cadence: 1d
endpoint: https://pings.example.com/second
transport: {address: discarded, agent: discarded, arrival: discarded}
expires: {never: the owners look at each area every year}
# pings/events/site.yaml
title: Second site
description: Which instance sends.
why: {question: Which instances are there?, decision: whom to help}
owner: platform
tier: critical
purposes: [support]
category: user.unique_id.pseudonymous
since: "1.0"
fields:
  site_id:
    id: {of: instance}
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id of the instance, as in its other ping.
```

## Good
```yaml
# pings/activity/ping.yaml
title: Second ping
description: Sent by every instance once a day.
identity: {site: site_id}
cadence: 1d
endpoint: https://pings.example.com/second
transport: {address: discarded, agent: discarded, arrival: discarded}
expires: {never: the owners look at each area every year}
# pings/activity/site.yaml
title: Second site
description: Which instance sends.
why: {question: Which instances are there?, decision: whom to help}
owner: platform
tier: critical
purposes: [support]
category: user.unique_id.pseudonymous
since: "1.0"
fields:
  site_id:
    id: {of: instance}
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id of the instance, as in its other ping.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Ping, Registry


@rule("PN106", "ping-name-reserved", over="ping", doc=__doc__)
def ping_name_reserved(ping: Ping, context: Context) -> Iterator[Finding]:
    """Compare the ping's name with that of the stream, where there are events."""
    if _stream(context.registry) == ping.name:
        message = f"a ping is called `{ping.name}`, and so is the stream of events"
        yield Finding(ping.place, message, f"rename the folder `pings/{ping.name}`")


def _stream(registry: Registry) -> str | None:
    return registry.envelope.ping.name if registry.envelope else None
