"""PX102 unknown-tier: a tier is not in the policy.

## Why
The tier decides for which customers a field is kept at all. A tier that the policy does not know would be treated as
something, by somebody, without a decision.

## Bad
```yaml
tier: produkt
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
tier: product
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PX102", "unknown-tier", doc=__doc__, module=__name__)
