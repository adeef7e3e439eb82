"""PM102 missing-key: a key that is needed is not there.

## Why
What an author leaves out and the language does not inherit would have to be guessed: a count without its period
cannot be compared with anything, an exception without a date is never looked at again.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click}
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

rule = documented("PM102", "missing-key", doc=__doc__, module=__name__)
