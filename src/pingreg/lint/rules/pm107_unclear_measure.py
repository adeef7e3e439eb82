"""PM107 unclear-measure: a field has no measure, several, or one that does not say what it measures.

## Why
The measure decides the type, the bounds, and whether a value is somebody's data. A field without one is a name and a
hope, and with two, sender and warehouse may each take another.

## Bad
```yaml
fields:
  Clicks:
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

rule = documented("PM107", "unclear-measure", doc=__doc__, module=__name__)
