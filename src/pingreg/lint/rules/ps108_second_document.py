"""PS108 second-document: a second document starts in the file.

## Why
Most readers take the first document of a file and drop the rest without a word, so whatever stands behind `---` would
look declared and not be.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
---
note: More of the example
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

rule = documented("PS108", "second-document", doc=__doc__, module=__name__)
