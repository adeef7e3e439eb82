"""PC301 review-of-something-else: a record agrees to what the change does not do.

## Why
A record is of one finding: its code, its subject, what was and what is, and which fields. One that agrees to more
than the change does, or that was written before the change grew, would let through what nobody has looked at.

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
date: 2026-11-20
until: 2026-12-20
agrees:
  - {code: PC201, subject: app/example.Clicks, digest: 0123456789abcdef}
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

RULE = documented_change("PC301", "review-of-something-else", doc=__doc__, module=__name__)
