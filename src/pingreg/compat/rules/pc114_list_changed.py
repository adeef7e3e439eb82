"""PC114 list-changed: a list becomes one value, or one value a list.

## Why
In JSON `3` and `[3]` are two types, and a release sends the one that it was built with. In a table the column becomes a
repeated one, which no warehouse does in place, and each query has to unfold it.

## Bad
```yaml
# before
fields:
  Seats:
    gauge: {of: seats of each team}
    max: 500
    description: Seats that each team has taken.
```
```yaml
# after
fields:
  Seats:
    gauge: {of: seats of each team}
    max: 500
    repeated: true
    max_items: 50
    description: Seats that each team has taken.
```

## Good
```yaml
# before
fields:
  Seats:
    gauge: {of: seats of each team}
    max: 500
    repeated: true
    max_items: 50
    description: Seats that each team has taken.
```
```yaml
# after
fields:
  Seats:
    gauge: {of: seats of each team}
    max: 500
    repeated: true
    max_items: 50
    description: Seats that each team has taken.
  AllSeats: {gauge: {of: seats of all teams}, description: Seats that all teams have taken together.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC114", "list-changed", category="ingest", over="pair", doc=__doc__)
def list_changed(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Compare whether a value is a list."""
    before, after = ("a list" if field.repeated else "one value" for field in (pair.before, pair.after))
    if before == after:
        return
    yield Change(
        pair.after.declaration.key("repeated"),
        f"what is sent for {{fields}} is {after} now",
        "keep `repeated` as it was, and declare a new field for the other shape",
        before=before,
        after=after,
        was=pair.before.declaration.key("repeated"),
    )
