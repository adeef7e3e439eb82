"""PG111 waiver-owner-unknown: a waiver's owner is no team.

## Why
Somebody has to mend what is waived. A waiver that names nobody, or a team that was never there, is how `exclude`
lists outlive everyone who knew their reasons (elastic/kibana).

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
  owner: nobody
  reason: the key is in releases that customers run
  expires: 2027-03-31
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

rule = documented("PG111", "waiver-owner-unknown", doc=__doc__, module=__name__)
