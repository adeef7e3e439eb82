"""PM118 unbounded-text: a text field may hold anything.

## Why
Free text collects what nobody declared: netdata found host names in statistics that it called anonymous
(netdata/netdata 20969). A text is bounded by a pattern and a length, or goes through a method.

## Bad
```yaml
fields:
  Plan:
    text: {}
    description: Name of the plan that the customer has bought.
```

## Good
```yaml
fields:
  Plan:
    text: {}
    pattern: "^[a-z]+$"
    max_length: 20
    description: Name of the plan that the customer has bought.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM118", "unbounded-text", doc=__doc__, module=__name__)
