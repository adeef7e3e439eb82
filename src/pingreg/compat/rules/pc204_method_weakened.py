"""PC204 method-weakened: a step of `anonymize` keeps more than it did, or comes in another order.

## Why
A hash that serves for life instead of for a month, a threshold of two users instead of ten: each is one number in one
line, and what is stored says more from then on, while name and type stay. A checker that only asks whether there is a
method sees nothing in it.

What keeps less: fewer of the same edges, a narrower interval, fewer digits, a coarser unit, a shorter prefix, a higher
threshold, a smaller list, a shorter period and a shorter hash for the same purpose. What cannot be compared, such as
edges that moved or a hash for another purpose, counts as weaker: somebody has to look at it.

## Bad
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    anonymize: [{bucket: {edges: [10, 100, 1000]}}]
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    anonymize: [{bucket: {edges: [10, 20, 50, 100, 1000]}}]
    description: Clicks on the button of the example feature.
```

## Good
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    anonymize: [{bucket: {edges: [10, 100, 1000]}}]
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    anonymize: [{clamp: {min: 0, max: 5000}}, {bucket: {edges: [100, 1000]}}]
    description: Clicks on the button of the example feature.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.methods import steps_of, told_apart, without_equal
from pingreg.compat.rule import Change, compat


@compat("PC204", "method-weakened", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def method_weakened(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Look for steps without an equal whose method is still there."""
    old, new = steps_of(pair.before), steps_of(pair.after)
    kept = {name for name, _ in new}
    weaker = list(dict.fromkeys(name for name, _ in without_equal(old, new) if name in kept))
    if not weaker:
        return
    place, was = comparison.written_at(pair, "anonymize")
    before, after = told_apart(old, new)
    said = " and ".join(f"`{name}`" for name in weaker)
    yield Change(
        place,
        f"{said} weakened for {{fields}}",
        "keep the parameters and the order, or make the step keep less",
        before=before,
        after=after,
        was=was,
    )
