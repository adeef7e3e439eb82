"""PG102 purpose-missing: a field has no purpose.

## Why
Whoever collects data has to say what for, before it is collected. A field for which nobody can name a purpose is not
needed.

## Bad
```yaml
# pings/app/openings.yaml
title: Openings
why: {question: Is the page found?, decision: where to link it}
owner: growth
tier: product
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

rule = documented("PG102", "purpose-missing", doc=__doc__, module=__name__)
