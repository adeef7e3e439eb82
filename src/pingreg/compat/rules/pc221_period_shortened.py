"""PC221 period-shortened: a figure is told of shorter periods than it was.

## Why
A figure of a month is that of many days and, in most companies, of many people; day by day it shows who was on holiday,
and in a small company what one person did. The period is the coarser half of "aggregated", and one word makes it finer
without another field, purpose or recipient. That readers have to know of another period is told beside it (PC116).

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: month}, description: Clicks on the button of the example feature.}
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
  Clicks: {count: {event: Click, per: day}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import part_of

_LONGEST_FIRST = ("lifetime", "month", "rolling 30d", "week", "day", "now")
"""A window that rolls is told anew each day, so it is finer than a month."""


@compat("PC221", "period-shortened", category="privacy", over="pair", doc=__doc__)
def period_shortened(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Compare the periods of measures that both have one."""
    before, after = (getattr(field.measure, "per", None) for field in (pair.before, pair.after))
    if before == after or before is None or after is None:
        return
    if _LONGEST_FIRST.index(after) < _LONGEST_FIRST.index(before):
        return
    yield Change(
        part_of(pair.after, "per"),
        "{fields} is told of shorter periods",
        f"write `per: {before}` again, or have the shorter period approved by those who answer for the tier",
        before=before,
        after=after,
        was=part_of(pair.before, "per"),
    )
