"""PM105 size-out-of-bounds: a list or text is empty or too long, or a number is out of its range.

## Why
Metrics with empty lists and empty texts passed the checks of GitLab and of data contracts: the key is there, so every
tool believes that somebody decided something. Whoever has nothing to say leaves the key out.

## Bad
```yaml
fields:
  Edition:
    label: {values: []}
    description: Edition of the app that the instance runs.
```

## Good
```yaml
fields:
  Edition:
    label: {values: [free, team, enterprise]}
    description: Edition of the app that the instance runs.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM105", "size-out-of-bounds", doc=__doc__, module=__name__)
