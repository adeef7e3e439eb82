"""PE120 undeclared-event: the event is of a feature or an action that nobody declared.

## Why
A client that records a new event sends it from every instance on the day of its release. Whoever agreed to events
agreed to those in the registry: one that is not in it has no owner, no purpose, and nobody who looked at its texts.

## Bad
```json
{"event": {"event": {"id": "7d793037-a076-4b1c-8a9e-6d1f2c3b4a59", "feature": "example", "action": "deleted"}}}
```

## Good
```json
{"event": {"event": {"id": "7d793037-a076-4b1c-8a9e-6d1f2c3b4a59", "feature": "example", "action": "opened"}}}
```
"""

from pingreg.lint.rule import documented

rule = documented("PE120", "undeclared-event", doc=__doc__, module=__name__)
