"""PG113 baseline-entry-stale: the baseline remembers a finding that is not there any more.

## Why
The baseline lets an old registry adopt these rules without mending everything first. It only shrinks: a line that
stays behind would let the same mistake in again, unseen.

## Bad
```yaml
# baseline.yaml
PN101:
  - app/example.Clicks
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
# baseline.yaml
PN101:
  - app/example.license_key
```
"""

from pingreg.lint.rule import documented

rule = documented("PG113", "baseline-entry-stale", doc=__doc__, module=__name__)
