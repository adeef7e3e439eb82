"""PM106 malformed-value: a name, date, version or address is not written in its form.

## Why
A date that only a person understands is never acted on. All 530 metrics of one browser said `expires: never` and gave
no reason; here an expiry is a day, or `never` with the reason for it.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    expires: never
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    expires: {never: the contract bills by clicks}
```
"""

from pingreg.lint.rule import documented

rule = documented("PM106", "malformed-value", doc=__doc__, module=__name__)
