"""PS103 duplicate-key: the same key stands twice in one mapping.

## Why
PyYAML, and with it the parser of Mozilla's metrics, keeps the last of two equal keys and says nothing: of two teams
that add the same field, one loses its declaration, and nobody sees it in review.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    count: {event: Click, per: day}
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

rule = documented("PS103", "duplicate-key", doc=__doc__, module=__name__)
