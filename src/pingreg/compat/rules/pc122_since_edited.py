"""PC122 since-edited: a field says of another release that it was the first.

## Why
Whether a gap in the data is a fault or an old release is told by one line, `since`. Code that asks it skips the field
for the releases in between, an audit by release excuses them, and a later reading of old payloads takes a declared
field for an unknown one. Who only learns what was `unknown` breaks nothing.

## Bad
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    since: "1.2"
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    since: "1.4"
    description: Clicks on the button of the example feature.
```

## Good
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    since: unknown
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    since: "1.4"
    description: Clicks on the button of the example feature.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC122", "since-edited", category="code", over="pair", doc=__doc__)
def since_edited(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare what was known; a name that is new may well have come later."""
    before, after = pair.before.since, pair.after.since
    if before in {after, "unknown"} or pair.is_renamed:
        return
    place, was = comparison.written_at(pair, "since")
    yield Change(
        place,
        "the first release of {fields} is another one",
        "put `since` back to what it said, unless that was wrong from the beginning",
        before=before,
        after=after,
        was=was,
    )
