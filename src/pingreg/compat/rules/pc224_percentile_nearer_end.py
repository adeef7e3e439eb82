"""PC224 percentile-nearer-end: a percentile is nearer to one end of the amounts than it was.

## Why
Half of all people stand on either side of the median, and one in a hundred above the 99th percentile; in a company of
eighty that is one person, whose own amount the figure is then. The number is the one limit on how few it tells of.

That it has become the largest or the smallest amount of all is told by what that exposes (PC219).

## Bad
```yaml
# before
fields:
  Lines: {percentile: {p: 90, of: lines that a user wrote, per: week}, description: Lines that a user wrote.}
```
```yaml
# after
fields:
  Lines: {percentile: {p: 99, of: lines that a user wrote, per: week}, description: Lines that a user wrote.}
```

## Good
```yaml
# before
fields:
  Lines: {percentile: {p: 99, of: lines that a user wrote, per: week}, description: Lines that a user wrote.}
```
```yaml
# after
fields:
  Lines: {percentile: {p: 50, of: lines that a user wrote, per: week}, description: Lines that a user wrote.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import part_of
from pingreg.spec.measures import Percentile

_MEDIAN = 50


@compat("PC224", "percentile-nearer-end", category="privacy", over="pair", doc=__doc__)
def percentile_nearer_end(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Compare how far two percentiles are from the median, on either side of it."""
    before, after = pair.before.measure, pair.after.measure
    if not isinstance(before, Percentile) or not isinstance(after, Percentile):
        return
    was, now = pair.before.exposure, pair.after.exposure
    is_told = not (now.kept.is_within(was.kept) and now.sent.is_within(was.sent))
    if abs(after.p - _MEDIAN) > abs(before.p - _MEDIAN) and not is_told:
        yield Change(
            part_of(pair.after, "p"),
            "{fields} is an amount of fewer people",
            f"write `p: {before.p:g}` again, or have the other one approved by those who answer for the tier",
            before=f"{before.p:g}",
            after=f"{after.p:g}",
            was=part_of(pair.before, "p"),
        )
