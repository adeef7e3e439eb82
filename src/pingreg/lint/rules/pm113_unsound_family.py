"""PM113 unsound-family: a family, its variants or its exceptions do not fit together.

## Why
One line of a family stands for many fields, so one slip in it is a slip in all of them: a variant without the text
that its siblings have, a variable that no key uses, an exception that picks nothing.

## Bad
```yaml
each:
  period:
    Daily: {per: day}
    Weekly: {}
fields:
  $period.Clicks:
    count: {event: Click, per: $per}
    description: Clicks in the $per on the button that opens the example feature.
```

## Good
```yaml
each:
  period:
    Daily: {per: day}
    Weekly: {per: week}
fields:
  $period.Clicks:
    count: {event: Click, per: $per}
    description: Clicks in the $per on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM113", "unsound-family", doc=__doc__, module=__name__)
