"""PC225 total-bound-less: a sum, a mean or a part of a whole may be larger than it might.

## Why
An upper end keeps one far value out of a total: without it, one user with a script is all of the day (PP204). A sum of
ten times as much room has room for that user again. That readers have to know of another limit is told beside it
(PC111).

## Bad
```yaml
# before
fields:
  Lines: {sum: {of: lines that were added, per: day}, max: 1000, description: Lines that all users added in the day.}
```
```yaml
# after
fields:
  Lines: {sum: {of: lines that were added, per: day}, max: 100000, description: Lines that all users added in the day.}
```

## Good
```yaml
# before
fields:
  Lines: {sum: {of: lines that were added, per: day}, max: 1000, description: Lines that all users added in the day.}
```
```yaml
# after
fields:
  Lines: {sum: {of: lines that were added, per: day}, max: 500, description: Lines that all users added in the day.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import key_of, shown

_KINDS = frozenset({"sum", "mean", "ratio"})


@compat("PC225", "total-bound-less", category="privacy", over="pair", doc=__doc__)
def total_bound_less(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Compare the upper ends of what one amount may be all of; a part of a whole is at most 1 where nothing is said."""
    before, after = pair.before, pair.after
    if before.kind not in _KINDS or after.kind not in _KINDS:
        return
    most, now = before.bounds.high, after.bounds.high
    if most is not None and (now is None or now > most):
        yield Change(
            key_of(after, "max"),
            "{fields} may be larger, so that one far value may be all of it",
            f"write `max: {most}` again, or have the larger one approved by those who answer for the tier",
            before=shown(most, nothing="no limit"),
            after=shown(now, nothing="no limit"),
            was=key_of(before, "max"),
        )
