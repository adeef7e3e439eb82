"""PX108 unknown-field: a path leads to no field.

## Why
A successor that does not exist sends readers nowhere, and an identity that does not exist leaves every instance
unknown. References between fields are followed here, not when somebody needs
them, and so is what a metric reads and a contract withholds.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    deprecated: {in: "1.4", use: Opening}
  Openings:
    count: {event: View, per: week}
    description: Openings of the page that the example feature shows.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    deprecated: {in: "1.4", use: Openings}
  Openings:
    count: {event: View, per: week}
    description: Openings of the page that the example feature shows.
```
"""

from pingreg.lint.rule import documented

rule = documented("PX108", "unknown-field", doc=__doc__, module=__name__)
