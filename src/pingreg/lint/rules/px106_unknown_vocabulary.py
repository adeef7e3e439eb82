"""PX106 unknown-vocabulary: a label, or a list of releases, is taken from a vocabulary that is not there.

## Why
A label is a closed set. When the set cannot be found, nothing is closed, and the schema would refuse every value or
none.

## Bad
```yaml
fields:
  Edition:
    label: {values: edition}
    description: Edition of the app that the instance runs.
```

## Good
```yaml
fields:
  Edition:
    label: {values: editions}
    description: Edition of the app that the instance runs.
# vocabularies/editions.yaml
title: Editions of the app
values: [free, team, enterprise]
```
"""

from pingreg.lint.rule import documented

rule = documented("PX106", "unknown-vocabulary", doc=__doc__, module=__name__)
