"""PC105 type-narrowed: a value that was well typed is refused as sent.

## Why
Metrics that were called stable changed in a release, for nothing compared it with the one before
(kubernetes/kube-state-metrics 1833). Releases in the field do not learn of it: a fraction sent into a whole number, or
a number into a text, is refused until the last of them is updated.

## Bad
```yaml
# before
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    type: number
    unit: ms
    description: Mean time until the page of the example feature is shown.
```
```yaml
# after
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    type: integer
    unit: ms
    description: Mean time until the page of the example feature is shown.
```

## Good
```yaml
# before
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    type: number
    unit: ms
    description: Mean time until the page of the example feature is shown.
```
```yaml
# after
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    type: number
    unit: ms
    description: Mean time until the page of the example feature is shown.
  WholeLoadTime:
    mean: {of: time until the page is loaded, per: week}
    type: integer
    unit: ms
    description: Mean time until the page is loaded, in whole milliseconds.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import key_of


@compat("PC105", "type-narrowed", category="ingest", over="pair", doc=__doc__)
def type_narrowed(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Compare JSON types; a whole number is a number, and no other type is another."""
    before, after = pair.before.type, pair.after.type
    if before == after or (before, after) == ("integer", "number"):
        return
    yield Change(
        key_of(pair.after, "type"),
        "the type of {fields} no longer admits what releases send",
        "keep the type, and declare a new field for values of the other",
        before=before,
        after=after,
        was=key_of(pair.before, "type"),
    )
