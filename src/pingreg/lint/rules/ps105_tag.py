"""PS105 tag: a tag gives a value another type.

## Why
Tags such as `!!python/object` let a file call code in a reader that is not careful, and others change the type of
what stands behind them. A registry holds text, numbers, `true`, `false`, lists and mappings, and nothing that a tag
could add.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: !text Clicks on the button that opens the example feature.
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

rule = documented("PS105", "tag", doc=__doc__, module=__name__)
