"""PX107 unknown-event: a count refers to a local event that is not declared.

## Why
When Sourcegraph's front end renamed its events, the ping went on counting the old names and reported zero
(sourcegraph/sourcegraph 27891). A count names its event, and the event has to be in `events/local.yaml`.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Clicked, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PX107", "unknown-event", doc=__doc__, module=__name__)
