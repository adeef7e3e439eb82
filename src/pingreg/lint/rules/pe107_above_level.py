"""PE107 above-level: the payload holds a value that its level does not admit.

## Why
Customers switch telemetry off and find that it is still sent (gitlab-org/gitlab issues 333269, 428622). Whatever an
instance sends, nothing above what it agreed to may be kept.

## Bad
```json
{"level": "critical", "payload": {"site": "6f1c", "example": {"Clicks": 3}}}
```

## Good
```json
{"level": "critical", "payload": {"site": "6f1c", "example": {}}}
```
"""

from pingreg.lint.rule import documented

rule = documented("PE107", "above-level", doc=__doc__, module=__name__)
