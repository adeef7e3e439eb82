"""PC262 version-dropped: a ping had a version, and declares none any more.

## Why
Where no version is declared, no change has to raise it: those who go by it see the last one for ever, and take every
later shape for that one. This is told once, when the line goes.

## Bad
```yaml
# before
# pings/app/ping.yaml
schema_version: 2-1-0
```
```yaml
# after
# pings/app/ping.yaml
cadence: 30m
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
# pings/app/ping.yaml
schema_version: 1-0-0
```
"""

from pingreg.compat.rule import documented_change
from pingreg.diagnostics import Severity

RULE = documented_change(
    "PC262", "version-dropped", doc=__doc__, module=__name__, category="code", severity=Severity.WARNING
)
