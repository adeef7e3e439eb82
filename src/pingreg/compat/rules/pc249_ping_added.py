"""PC249 ping-added: instances send a document that they did not send before.

## Why
A new ping has its own cadence, its own endpoint and its own identity, and all of its fields are new at once. Told
field by field this is a long list that hides the one thing to decide: whether it should be sent at all. Those who
answer for any tier decide it.

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
# pings/crash/ping.yaml
title: Crash ping
description: Sent when the app starts again after it stopped unexpectedly.
identity: {site: site}
cadence: 1d
endpoint: https://pings.example.com/crashes
transport: {address: discarded, agent: discarded, arrival: discarded}
recipients: [warehouse]
expires: {never: the owners look at each area every year}
# pings/crash/site.yaml
title: Crash site
description: Which instance stopped.
why: {question: Which instances stop?, decision: which versions are mended}
owner: platform
tier: critical
purposes: [support]
category: system.operations
since: "1.0"
fields:
  site:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id of the instance that stopped, the same as in its other pings.
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Views: {count: {event: View, per: week}, description: Views of the page of the example feature.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.pings import pings_of
from pingreg.compat.rule import Change, compat
from pingreg.resolve.event_fields import EVENTS_PING


@compat("PC249", "ping-added", category="privacy", over="registry", doc=__doc__)
def ping_added(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look for pings that were not there; no tier had their fields, so those of all tiers agree. Events are one."""
    known = pings_of(comparison.before.registry)
    for name, ping in pings_of(comparison.after.registry).items():
        if name in known:
            continue
        fields = tuple(field.name for field in ping.fields if not field.is_tombstone)
        is_events = name == EVENTS_PING
        yield Change(
            ping.place.at("title", on="key"),
            "events are sent for the first time" if is_events else f"the ping `{name}` is new, and everything in it",
            "have it approved as a whole, and tell customers of it before it is sent",
            before="not sent",
            after=f"{'whenever one occurs' if is_events else f'every {ping.spec.cadence}'}, fields: {len(fields)}",
            subject=name,
            fields=fields,
        )
