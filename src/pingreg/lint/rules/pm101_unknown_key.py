"""PM101 unknown-key: a key means nothing where it stands.

## Why
A key that a reader skips looks as if it did something. Kibana's collectors had `pass_through` to dodge review, VS
Code shipped properties called `workspce`: each was one key that nobody refused.

## Bad
```yaml
fields:
  Clicks:
    cout: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM101", "unknown-key", doc=__doc__, module=__name__)
