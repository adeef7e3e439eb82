"""PS102 not-yaml: the file is not YAML, or says nothing.

## Why
A file that cannot be read declares nothing, so every field in it would be undeclared, and an empty one is mostly a
merge that went wrong. Neither may pass as a registry without fields.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week
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

rule = documented("PS102", "not-yaml", doc=__doc__, module=__name__)
