"""PG110 waiver-expired: the day until which a waiver holds has passed.

## Why
A waiver buys time. When the time is over the finding counts again, and the waiver itself is reported, so that it is
either renewed by somebody who answers for it, or removed.

## Bad
```yaml
fields:
  PageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  ButtonClicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  license_key:
    flag: {}
    description: Whether a license key was entered for the example feature.
# waivers.yaml
- code: PN101
  subject: app/example.license_key
  owner: growth
  reason: the key is in releases that customers run
  expires: 2026-03-31
```

## Good
```yaml
fields:
  PageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  ButtonClicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  license_key:
    flag: {}
    description: Whether a license key was entered for the example feature.
# waivers.yaml
- code: PN101
  subject: app/example.license_key
  owner: growth
  reason: the key is in releases that customers run
  expires: 2027-03-31
```
"""

from pingreg.lint.rule import documented

rule = documented("PG110", "waiver-expired", doc=__doc__, module=__name__)
