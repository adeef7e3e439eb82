"""PC261 version-lowered: a ping's version is below the one that it had.

## Why
A version that was given out stands in files and caches of those who read the ping. One that comes a second time says
of two shapes that they are one, and whoever keeps the newest keeps the old one. What is taken back is a change like any
other, and has a higher number.

## Bad
```yaml
# before
# pings/app/ping.yaml
schema_version: 2-1-0
```
```yaml
# after
# pings/app/ping.yaml
schema_version: 2-0-5
```

## Good
```yaml
# before
# pings/app/ping.yaml
schema_version: 2-1-0
```
```yaml
# after
# pings/app/ping.yaml
schema_version: 2-1-1
```
"""

from pingreg.compat.rule import documented_change

RULE = documented_change("PC261", "version-lowered", doc=__doc__, module=__name__, category="code")
