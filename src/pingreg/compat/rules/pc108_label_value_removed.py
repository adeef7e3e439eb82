"""PC108 label-value-removed: a value of a closed set is gone.

## Why
A word that is no longer listed is still sent by every release that knows it, and is refused there. Who only looks at
the new release sees a list that got shorter, and misses the customers of the edition that is no longer sold. A text
that becomes a closed set refuses whatever nobody thought of.

## Bad
```yaml
# before
fields:
  Edition:
    label: {values: [free, team, enterprise]}
    description: Edition of the app that the instance runs.
```
```yaml
# after
fields:
  Edition:
    label: {values: [free, enterprise]}
    description: Edition of the app that the instance runs.
```
```yaml
# before
fields:
  Edition:
    text: {}
    pattern: "^[a-z]{1,20}$"
    max_length: 20
    description: Edition of the app that the instance runs.
```
```yaml
# after
fields:
  Edition:
    label: {values: [free, team, enterprise]}
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
    label: {values: [free, team, enterprise]}
    description: Edition of the app that the instance runs.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.values import refused, values_key


@compat("PC108", "label-value-removed", category="ingest", over="pair", doc=__doc__)
def label_value_removed(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Try each value that was admitted; of an open set, any that is not listed is gone."""
    gone = refused(pair.before, pair.after)
    if not gone:
        return
    place, was = values_key(pair)
    yield Change(
        place,
        "values of {fields} are no longer admitted",
        "list the values again, for old releases send them",
        before=gone,
        after="refused",
        was=was,
    )
