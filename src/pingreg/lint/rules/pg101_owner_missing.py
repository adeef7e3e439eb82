"""PG101 owner-missing: a field has no owner.

## Why
Fields without an owner are never mended and never removed: GitLab had to search for the teams behind hundreds of
metrics (gitlab-org/gitlab issue 321805). The owner stands once in the area, or in its ping or the policy for all.

## Bad
```yaml
# pings/app/openings.yaml
title: Openings
why: {question: Is the page found?, decision: where to link it}
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

rule = documented("PG101", "owner-missing", doc=__doc__, module=__name__)
