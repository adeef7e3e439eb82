"""PE101 malformed-json: the payload is not JSON in UTF-8, or is too large or too deep.

## Why
What cannot be read cannot be judged. A receiver that stores it all the same keeps whatever it holds, for as long as
nobody looks.

## Bad
```json
{"level": "full", "text": "{'site': '6f1c'}"}
```

## Good
```json
{"level": "full", "payload": {"site": "6f1c"}}
```
"""

from pingreg.lint.rule import documented

rule = documented("PE101", "malformed-json", doc=__doc__, module=__name__)
