"""PC115 unit-changed: a number is in another unit.

## Why
The name, the type and the column are the same, and every number is a thousand times what it was. Averages over the
change mean nothing, an alarm at 500 never rings again, and no checker of types can see it. It is among what changed
unseen in metrics that were promised to be stable (kubernetes/kube-state-metrics 1833).

## Bad
```yaml
# before
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    unit: ms
    description: Mean time until the page of the example feature is shown.
```
```yaml
# after
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    unit: s
    description: Mean time until the page of the example feature is shown.
```

## Good
```yaml
# before
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    unit: ms
    description: Mean time until the page of the example feature is shown.
```
```yaml
# after
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    unit: ms
    description: Mean time until the page of the example feature is shown.
  LoadSeconds:
    mean: {of: time until the page is loaded, per: week}
    unit: s
    description: Mean time until the page is loaded.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import key_of, shown


@compat("PC115", "unit-changed", category="code", over="pair", doc=__doc__)
def unit_changed(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Compare the units; a number without one is in no unit."""
    before, after = pair.before.spec.unit, pair.after.spec.unit
    if before == after:
        return
    yield Change(
        key_of(pair.after, "unit"),
        "the unit of {fields} is another one",
        "keep the unit, and declare a new field in the other, with the unit in its name",
        before=shown(before, nothing="no unit"),
        after=shown(after, nothing="no unit"),
        was=key_of(pair.before, "unit"),
    )
