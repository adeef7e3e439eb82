"""PT101 tier-missing: a field has no tier.

## Why
Sourcegraph's critical pings grew from five fields to eleven, one of them about how the product is used
(sourcegraph/sourcegraph 8995, 10402). Which customers send a field is a decision, so it is written down, never
assumed.

## Bad
```yaml
# pings/app/openings.yaml
title: Openings
why: {question: Is the page found?, decision: where to link it}
owner: growth
purposes: [product_improvement]
category: user.behavior
since: "1.3"
at: {request: openings}
fields:
  Count:
    count: {event: View, per: week}
    description: Openings of the page that the example feature shows.
```

## Good
```yaml
# pings/app/openings.yaml
title: Openings
why: {question: Is the page found?, decision: where to link it}
owner: growth
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.3"
at: {request: openings}
fields:
  Count:
    count: {event: View, per: week}
    description: Openings of the page that the example feature shows.
```
"""

from pingreg.lint.rule import documented

rule = documented("PT101", "tier-missing", doc=__doc__, module=__name__)
