"""PM115 contradictory-conversion: a conversion for the warehouse cannot be carried out.

## Why
What is sent and what is stored differ in name and kind, and the conversion is executed as it is declared. One that
cannot work on its field writes empty columns, and nobody notices until a report is due.

## Bad
```yaml
fields:
  Edition:
    label: {values: [free, team, enterprise]}
    warehouse: {as: word}
    description: Edition of the app that the instance runs.
```

## Good
```yaml
fields:
  Edition:
    label: {values: {0: free, 1: team, 2: enterprise}}
    warehouse: {as: word}
    description: Edition of the app that the instance runs.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM115", "contradictory-conversion", doc=__doc__, module=__name__)
