"""PS111 key-not-text: a key is empty, a list or a mapping.

## Why
Brackets at the start of a key make YAML read a list, so a path such as `[].Count` is no text unless it is quoted.
Names of fields are text: nothing else can stand in a schema, a column or a page.

## Bad
```yaml
fields:
  [Clicks]:
    count: {event: Click, per: week}
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

rule = documented("PS111", "key-not-text", doc=__doc__, module=__name__)
