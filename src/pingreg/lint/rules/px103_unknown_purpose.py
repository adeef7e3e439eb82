"""PX103 unknown-purpose: a purpose is not in the policy.

## Why
Purposes are a closed list, because data may be used for what was said and for nothing else. A purpose that somebody
made up has been agreed with no one.

## Bad
```yaml
purposes: [produkt_improvement]
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
purposes: [product_improvement]
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PX103", "unknown-purpose", doc=__doc__, module=__name__)
