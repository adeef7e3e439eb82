"""PC260 version-not-raised: a ping's version says less than the change does.

## Why
Readers of a ping go by its version, MODEL-REVISION-ADDITION: what raises too little reaches them as a change that they
need not mind. The model is raised by what ingestion refuses although releases send it; the revision, where all that
was sent is taken, by what is stored, named or read otherwise, is gone, or may be what it was not; the addition by what
neither old payloads nor old readers meet. To raise more than is needed is fine.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/app/ping.yaml
schema_version: 1-0-2
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Opens: {count: {event: View, per: week}, description: Times that somebody opened the example page.}
# pings/app/ping.yaml
schema_version: 1-0-2
```
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/app/ping.yaml
schema_version: 1-0-2
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: day}, description: Clicks on the button of the example feature.}
# pings/app/ping.yaml
schema_version: 1-0-3
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/app/ping.yaml
schema_version: 1-0-2
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Opens: {count: {event: View, per: week}, description: Times that somebody opened the example page.}
# pings/app/ping.yaml
schema_version: 1-0-3
```
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/app/ping.yaml
schema_version: 1-0-2
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button which opens the example feature.}
# pings/app/ping.yaml
schema_version: 1-0-2
```
"""

from pingreg.compat.rule import documented_change

RULE = documented_change("PC260", "version-not-raised", doc=__doc__, module=__name__, category="code")
