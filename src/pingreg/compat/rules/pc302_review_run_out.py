"""PC302 review-run-out: the day until which a change might be merged has passed.

## Why
What was agreed to for this month is not agreed to for ever: contracts, people and reasons change. A branch that was
forgotten for half a year is looked at again, and nothing is approved by a record that ran out, nor by one of a day
that is to come.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    tier: critical
    purposes: [support]
    description: Clicks on the button of the example feature.
# reviews/clicks.yaml
title: Clicks are needed to support the button
link: https://reviews.example.com/17
approved_by: [data, legal]
date: 2026-05-20
until: 2026-06-20
agrees:
  - {code: PC201, subject: app/example.Clicks, digest: 0f4c0a3a66928975}
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
  Clicks:
    count: {event: Click, per: week}
    tier: critical
    purposes: [support]
    description: Clicks on the button of the example feature.
# reviews/clicks.yaml
title: Clicks are needed to support the button
link: https://reviews.example.com/17
approved_by: [data, legal]
date: 2026-11-20
until: 2026-12-20
agrees:
  - {code: PC201, subject: app/example.Clicks, digest: 0f4c0a3a66928975}
```
"""

from pingreg.compat.rule import documented_change

RULE = documented_change("PC302", "review-run-out", doc=__doc__, module=__name__)
