"""PM109 unsafe-pattern: a pattern is not anchored, not well-formed, or not read alike everywhere.

## Why
Sender, schema and receiver run different engines. A pattern that one of them reads otherwise, matches anywhere in the
text or needs exponential time lets values through, or stops ingestion. `([` as a pattern has passed other checkers.

## Bad
```yaml
fields:
  Plan:
    text: {}
    max_length: 20
    pattern: "([a-z]+"
    description: Name of the plan that the customer has bought.
```

## Good
```yaml
fields:
  Plan:
    text: {}
    max_length: 20
    pattern: "^[a-z]+$"
    description: Name of the plan that the customer has bought.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM109", "unsafe-pattern", doc=__doc__, module=__name__)
