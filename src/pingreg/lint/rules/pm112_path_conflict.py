"""PM112 path-conflict: two declarations want the same place in the payload.

## Why
A place in a payload holds one thing. When one area declares a number where another has an object, every payload is
refused by one of the two, and the warehouse can hold neither.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Clicks.Users:
    distinct: {of: users who click, event: Click, per: week}
    description: Users who click on the button that opens the example feature.
```

## Good
```yaml
fields:
  Clicks.Total:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Clicks.Users:
    distinct: {of: users who click, event: Click, per: week}
    description: Users who click on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM112", "path-conflict", doc=__doc__, module=__name__)
