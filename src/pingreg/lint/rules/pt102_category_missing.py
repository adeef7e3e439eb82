"""PT102 category-missing: a field has no category.

## Why
Without a category no rule can tell a count from a name: identifying data would need no exception and nobody would
have to approve it.

## Bad
```yaml
# pings/app/openings.yaml
title: Openings
why: {question: Is the page found?, decision: where to link it}
owner: growth
tier: product
purposes: [product_improvement]
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

rule = documented("PT102", "category-missing", doc=__doc__, module=__name__)
