"""PS106 merge-key: a merge key copies the keys of another mapping.

## Why
`<<` is a habit of YAML 1.1 that YAML 1.2 dropped: one reader copies the other mapping, another sees a key with an odd
name. What differs between the two is whether a field has a tier, a purpose or a method.

## Bad
```yaml
fields:
  Clicks:
    <<: {count: {event: Click, per: week}}
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

rule = documented("PS106", "merge-key", doc=__doc__, module=__name__)
