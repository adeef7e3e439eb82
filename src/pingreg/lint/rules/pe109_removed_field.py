"""PE109 removed-field: the payload holds a value whose field was removed.

## Why
Old releases go on sending what newer ones dropped, for years (gitlab-org/gitlab issue 557479). The tombstone of a
field is kept so that such a value is known for what it is, and not stored under a name that means something else by
now.

## Bad
```json
{"level": "full", "payload": {"example": {"Drags": 2}}}
```

## Good
```json
{"level": "full", "payload": {"example": {"Clicks": 2}}}
```
"""

from pingreg.lint.rule import documented

rule = documented("PE109", "removed-field", doc=__doc__, module=__name__)
