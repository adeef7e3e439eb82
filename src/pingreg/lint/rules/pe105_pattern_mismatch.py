"""PE105 pattern-mismatch: a text does not match the pattern of its field.

## Why
The pattern is what makes a text harmless: a version has no blanks, so it is no sentence, no path and no address.

## Bad
```json
{"level": "full", "payload": {"version": "on the machine of a colleague"}}
```

## Good
```json
{"level": "full", "payload": {"version": "4.5.1"}}
```
"""

from pingreg.lint.rule import documented

rule = documented("PE105", "pattern-mismatch", doc=__doc__, module=__name__)
