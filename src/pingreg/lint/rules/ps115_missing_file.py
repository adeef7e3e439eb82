"""PS115 missing-file: a file that everything else needs is not there.

## Why
Without its manifest and its policy a registry has no tiers and no populations, and without its `ping.yaml` an area
belongs to no ping: what such files declare would be judged by nothing.

## Bad
```yaml
# pings/desktop/site.yaml
title: Desktop
why: {question: Where does the app run?, decision: which systems to support}
owner: platform
tier: critical
purposes: [support]
category: system.operations
since: "1.0"
fields:
  os:
    label: {values: [linux, macos, windows]}
    description: Operating system on which the desktop app runs.
```

## Good
```yaml
# pings/desktop/ping.yaml
title: Desktop ping
description: Sent by the desktop app once a day.
identity: {site: desktop_id}
cadence: 1d
endpoint: https://pings.example.com/desktop
transport: {address: discarded, agent: discarded, arrival: discarded}
warehouse: {table: analytics.desktop_pings}
recipients: [warehouse]
expires: {never: the owner looks at it every year}
# pings/desktop/site.yaml
title: Desktop
why: {question: Where does the app run?, decision: which systems to support}
owner: platform
tier: critical
purposes: [support]
category: system.operations
since: "1.0"
fields:
  desktop_id:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the desktop app draws for itself when it is installed.
  os:
    label: {values: [linux, macos, windows]}
    description: Operating system on which the desktop app runs.
```
"""

from pingreg.lint.rule import documented

rule = documented("PS115", "missing-file", doc=__doc__, module=__name__)
