"""PE104 out-of-bounds: a number or a length is outside its bounds.

## Why
A negative count or a text of a megabyte is a fault of the sender, or somebody's try. Bounds are part of what
customers were told about a field.

## Bad
```json
{"level": "full", "payload": {"example": {"Clicks": -1}}}
```

## Good
```json
{"level": "full", "payload": {"example": {"Clicks": 0}}}
```
"""

from pingreg.lint.rule import documented

rule = documented("PE104", "out-of-bounds", doc=__doc__, module=__name__)
