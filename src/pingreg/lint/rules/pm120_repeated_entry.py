"""PM120 repeated-entry: an entry stands twice in a list.

## Why
An entry that is there twice was meant to be another one, or is what a merge left behind. In a list of words or
purposes it changes nothing today, and hides that something is missing.

## Bad
```yaml
purposes: [product_improvement, product_improvement]
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
purposes: [product_improvement, capacity]
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM120", "repeated-entry", doc=__doc__, module=__name__)
