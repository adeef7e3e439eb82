"""PX101 unknown-team: an owner, a reader or a successor is no team.

## Why
The owner is who answers when a number looks wrong. In glean_parser a reference to something that does not exist
passes the linter; here the owner has to be a team of `teams.yaml`, by its id or one of its aliases.

## Bad
```yaml
owner: grwoth
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
owner: growth
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PX101", "unknown-team", doc=__doc__, module=__name__)
