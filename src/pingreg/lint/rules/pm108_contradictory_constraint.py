"""PM108 contradictory-constraint: constraints contradict each other or the measure.

## Why
A minimum above the maximum refuses every payload, and a maximum on a text does nothing: both were accepted by
checkers of data contracts. A constraint that cannot work hides that there is none.

## Bad
```yaml
fields:
  Servers:
    gauge: {of: servers}
    description: Servers that belong to the instance at the moment.
    min: 10
    max: 1
```

## Good
```yaml
fields:
  Servers:
    gauge: {of: servers}
    description: Servers that belong to the instance at the moment.
    min: 1
    max: 10
```
"""

from pingreg.lint.rule import documented

rule = documented("PM108", "contradictory-constraint", doc=__doc__, module=__name__)
