"""PC116 period-changed: a number is of another period.

## Why
Clicks of a week become clicks of a day, the curve falls to a seventh, and somebody looks for the customers who left. A
window is part of what a number means, as its unit is, and is as easily edited.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: day}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  DailyClicks: {count: {event: Click, per: day}, description: Clicks on the button in one day.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import part_of


@compat("PC116", "period-changed", category="code", over="pair", doc=__doc__)
def period_changed(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Compare the periods of measures that both have one."""
    before, after = (getattr(field.measure, "per", None) for field in (pair.before, pair.after))
    if before == after or before is None or after is None:
        return
    yield Change(
        part_of(pair.after, "per"),
        "the period of {fields} is another one",
        "keep the period, and declare a new field for the other",
        before=before,
        after=after,
        was=part_of(pair.before, "per"),
    )
