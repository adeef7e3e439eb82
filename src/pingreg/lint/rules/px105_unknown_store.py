"""PX105 unknown-store: a recipient is no store of the policy.

## Why
A store has a country and a retention, and customers are told both. A recipient that the policy does not know has
neither: nobody could say where the data went.

## Bad
```yaml
recipients: [warehouse, crn]
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
recipients: [warehouse, crm]
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PX105", "unknown-store", doc=__doc__, module=__name__)
