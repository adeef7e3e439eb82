"""PG112 waiver-far: a waiver is not looked at again within a year.

## Why
A waiver is temporary; one until the end of the century is a switch that turns a rule off for good. What has to stay
as it is for longer is decided anew each year.

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
  expires: 2099-12-31
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

rule = documented("PG112", "waiver-far", doc=__doc__, module=__name__)
