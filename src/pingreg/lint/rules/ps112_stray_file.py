"""PS112 stray-file: the file stands where nothing in a registry stands.

## Why
A misspelt file name is the quietest way to lose an area: GitLab found metrics in files whose names no tool looked for
(gitlab-org/gitlab issues 321805 and 321799). Whatever the check does not read, it refuses.

## Bad
```yaml
# pings/app/openings.yml
title: Openings
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

rule = documented("PS112", "stray-file", doc=__doc__, module=__name__)
