"""PX104 unknown-category: a category is no key of the Fides taxonomy.

## Why
A category says what kind of data a field is, and rules for identifying data hang on it. One that is made up escapes
all of them: checkers elsewhere have accepted whatever stood there.

## Bad
```yaml
category: user.behaviour
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
category: user.behavior
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PX104", "unknown-category", doc=__doc__, module=__name__)
