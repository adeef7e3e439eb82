"""PC112 null-refused: null is no longer admitted.

## Why
Null is how an instance says that it could not find out, and some customer's always does. A field that has to have a
value turns the whole payload of that instance away, the part that the support needs included.

## Bad
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    nullable: false
    description: Clicks on the button of the example feature.
```

## Good
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    nullable: false
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    nullable: true
    description: Clicks on the button of the example feature.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC112", "null-refused", category="ingest", over="pair", doc=__doc__)
def null_refused(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Look for fields that may not be null any more."""
    if pair.after.nullable or not pair.before.nullable:
        return
    place, was = comparison.written_at(pair, "nullable")
    yield Change(
        place,
        "null is refused for {fields}",
        "keep `nullable: true`, for instances that cannot tell send null",
        before="null or a value",
        after="a value",
        was=was,
    )
