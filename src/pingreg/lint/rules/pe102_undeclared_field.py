"""PE102 undeclared-field: the payload has a key that nobody declared.

## Why
Kibana's clusters sent keys that no schema had, some of them only in its cloud (elastic/kibana 98423, 144188). A value
that nobody declared has no owner, no purpose and no one who agreed to it.

## Bad
```json
{"level": "full", "payload": {"site": "6f1c", "surprise": 1}}
```

## Good
```json
{"level": "full", "payload": {"site": "6f1c"}}
```
"""

from pingreg.lint.rule import documented

rule = documented("PE102", "undeclared-field", doc=__doc__, module=__name__)
