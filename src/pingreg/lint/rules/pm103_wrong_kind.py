"""PM103 wrong-kind: a value is of another kind than its key needs.

## Why
Where text is wanted, a number may already have lost what was written; where a list is wanted, a text would be read
letter by letter. The check names the kind that it found and the one that it needs.

## Bad
```yaml
purposes: product_improvement
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
purposes: [product_improvement]
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM103", "wrong-kind", doc=__doc__, module=__name__)
