"""PC208 purpose-widened: a field serves a purpose that it did not serve before.

## Why
Data is collected for what was said when it was asked for, and every further use needs a ground of its own. A purpose
is one word in one list: written in the policy's defaults it reaches many fields whose files nobody touched, which is
why the line that says it is shown with all of them.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
purposes: [product_improvement, capacity]
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
purposes: [product_improvement, capacity]
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
purposes: [capacity]
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC208", "purpose-widened", category="privacy", over="pair", doc=__doc__)
def purpose_widened(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare purposes as sets."""
    added = sorted({*pair.after.purposes} - {*pair.before.purposes})
    if not added:
        return
    place, was = comparison.written_at(pair, "purposes")
    said = ", ".join(f"`{purpose}`" for purpose in added)
    yield Change(
        place,
        f"the purposes of {{fields}} now include {said}",
        f"take {said} out, or have the new use approved by those who answer for the tier",
        before=", ".join(sorted(pair.before.purposes)) or "none",
        after=", ".join(sorted(pair.after.purposes)),
        was=was,
    )
