"""PM104 unlisted-value: a value is not among those that its key allows.

## Why
The extractor of VS Code's telemetry accepted the classification "Bananas": a word that no later step understands is
treated by each of them in its own way. Closed sets are closed here, and the nearest word is named.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: weekly}
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

rule = documented("PM104", "unlisted-value", doc=__doc__, module=__name__)
