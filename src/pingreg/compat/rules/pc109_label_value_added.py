"""PC109 label-value-added: a closed set has another value.

## Why
Code that was made of the list has a branch for each word, and none for the new one; a chart that shows three editions
hides the fourth. Nothing is refused, so nobody is woken: readers have to hear of it before the first payload. A set
that is no longer closed can hold anything.

## Bad
```yaml
# before
fields:
  Edition:
    label: {values: [free, team]}
    description: Edition of the app that the instance runs.
```
```yaml
# after
fields:
  Edition:
    label: {values: [free, team, enterprise]}
    description: Edition of the app that the instance runs.
```
```yaml
# before
fields:
  Edition:
    label: {values: [free, team]}
    description: Edition of the app that the instance runs.
```
```yaml
# after
fields:
  Edition:
    text: {}
    pattern: "^[a-z]{1,20}$"
    max_length: 20
    description: Edition of the app that the instance runs.
```

## Good
```yaml
# before
fields:
  Edition:
    label: {values: [free, team]}
    description: Edition of the app that the instance runs.
```
```yaml
# after
fields:
  Edition:
    label: {values: [team, free]}
    description: Edition of the app that the instance runs.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.values import refused, values_key
from pingreg.diagnostics import Severity


@compat("PC109", "label-value-added", category="code", over="pair", severity=Severity.WARNING, doc=__doc__)
def label_value_added(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Try each value on the old state; what it refuses is new."""
    new = refused(pair.after, pair.before)
    if not new:
        return
    place, was = values_key(pair)
    yield Change(
        place,
        "new values of {fields} are admitted",
        "tell those who read {fields}, and generate their code anew",
        before="refused",
        after=new,
        was=was,
    )
