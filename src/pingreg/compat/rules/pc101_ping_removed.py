"""PC101 ping-removed: a ping is gone, and releases that still send it meet nobody.

## Why
Instances are updated when their owners choose, so what the last release sent arrives for years. A ping that nobody
declares is turned away as a whole, and nothing says whether that was meant. Removing its fields one by one leaves word
of each.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/other/ping.yaml
title: Other ping
description: Sent by every instance of the other app about every day.
identity: {site: site}
cadence: 1d
endpoint: https://pings.example.com/other
transport: {address: discarded, agent: discarded, arrival: discarded}
recipients: [warehouse]
expires: {never: the owners look at each area every year}
# pings/other/site.yaml
title: Other site
why: {question: Which instances of the other app are there?, decision: which of them get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: user.unique_id.pseudonymous
since: "1.0"
fields:
  site: {id: {of: instance}, pattern: "^[0-9a-f]{32}$", description: Random id that it draws for itself.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/other/ping.yaml
title: Other ping
description: Sent by every instance of the other app about every day.
identity: {site: site}
cadence: 1d
endpoint: https://pings.example.com/other
transport: {address: discarded, agent: discarded, arrival: discarded}
recipients: [warehouse]
expires: {never: the owners look at each area every year}
# pings/other/site.yaml
title: Other site
why: {question: Which instances of the other app are there?, decision: which of them get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: user.unique_id.pseudonymous
since: "1.0"
fields:
  site: {id: {of: instance}, pattern: "^[0-9a-f]{32}$", description: Random id that it draws for itself.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/other/ping.yaml
title: Other ping
description: Sent by every instance of the other app about every day.
identity: {site: site}
cadence: 7d
endpoint: https://pings.example.com/other
transport: {address: discarded, agent: discarded, arrival: discarded}
recipients: [warehouse]
expires: {never: the owners look at each area every year}
# pings/other/site.yaml
title: Other site
why: {question: Which instances of the other app are there?, decision: which of them get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: user.unique_id.pseudonymous
since: "1.0"
fields:
  site: {id: {of: instance}, pattern: "^[0-9a-f]{32}$", description: Random id that it draws for itself.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.pings import pings_of
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place


@compat("PC101", "ping-removed", category="ingest", over="registry", doc=__doc__)
def ping_removed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look for the pings that were; events, of which the envelope is all, are one more."""
    now = pings_of(comparison.after.registry)
    for name, ping in pings_of(comparison.before.registry).items():
        if name not in now:
            yield Change(
                Place("pingreg.yaml", ("name",), "key"),
                f"the ping `{name}` is gone, and releases send it still",
                "bring its files back, and bury its fields with `removed:` when nobody shall read them",
                before="declared",
                after="not declared",
                was=ping.place.at("title", on="key"),
                subject=name,
                fields=tuple(field.name for field in ping.fields),
            )
