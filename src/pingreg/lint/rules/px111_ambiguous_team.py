"""PX111 ambiguous-team: a name leads to two teams, or in a circle.

## Why
Teams merge and split; GitLab found metrics that nobody owned any more (gitlab-org/gitlab issue 321805). Aliases and
successors lead from an old name to the one team that answers today, so they may not lead to two, or to none.

## Bad
```yaml
# teams.yaml
platform: {title: Platform, aliases: [infrastructure]}
growth: {title: Growth, aliases: [infrastructure]}
```

## Good
```yaml
# teams.yaml
platform: {title: Platform, aliases: [infrastructure]}
growth: {title: Growth, aliases: [acquisition]}
```
"""

from pingreg.lint.rule import documented

rule = documented("PX111", "ambiguous-team", doc=__doc__, module=__name__)
