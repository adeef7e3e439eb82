"""PE106 value-not-listed: a value is not in the closed set of its field.

## Why
A label that takes any value is free text under another name. New values are declared first, and sent afterwards.

## Bad
```json
{"level": "full", "payload": {"example": {"Edition": "hobby"}}}
```

## Good
```json
{"level": "full", "payload": {"example": {"Edition": "team"}}}
```
"""

from pingreg.lint.rule import documented

rule = documented("PE106", "value-not-listed", doc=__doc__, module=__name__)
