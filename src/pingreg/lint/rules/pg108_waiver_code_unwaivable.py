"""PG108 waiver-code-unwaivable: a waiver names a code that no rule has, or that cannot be waived.

## Why
A waiver that excuses nothing looks like a decision. And some things are not for deciding: a file that cannot be read, a
reference that leads nowhere, a waiver that is wrong. Switching them off is how reviews were dodged (elastic/kibana,
GitLab: `pass_through`, `skip_validation`); here there is no such switch.

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
- code: PX101
  subject: app/example
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

rule = documented("PG108", "waiver-code-unwaivable", doc=__doc__, module=__name__)
