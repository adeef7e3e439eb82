"""PG109 waiver-unused: a waiver excuses a finding that is not there.

## Why
What was mended keeps its waiver, and the waiver then excuses the same mistake when somebody makes it again. Each
waiver names the code and the subject of one finding, as the check prints them.

## Bad
```yaml
fields:
  PageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  ButtonClicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
# waivers.yaml
- code: PN101
  subject: app/example.Clicks
  owner: growth
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

rule = documented("PG109", "waiver-unused", doc=__doc__, module=__name__)
