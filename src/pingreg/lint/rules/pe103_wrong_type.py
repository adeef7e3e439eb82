"""PE103 wrong-type: a value is of another type than its field.

## Why
A text where a number was declared is how names and messages get into columns that nobody protects. It also stops the
insertion of the whole row in most warehouses.

## Bad
```json
{"level": "full", "payload": {"example": {"Clicks": "three"}}}
```

## Good
```json
{"level": "full", "payload": {"example": {"Clicks": 3}}}
```
"""

from pingreg.lint.rule import documented

rule = documented("PE103", "wrong-type", doc=__doc__, module=__name__)
