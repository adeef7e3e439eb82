"""PC106 type-widened: a whole number becomes any number.

## Why
What was sent is still good, but its column holds whole numbers until somebody alters it; inside of a repeated record
the table has to be made anew. Either the first fraction fails the insertion, or every query that joins on it is looked
at.

## Bad
```yaml
# before
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    type: integer
    unit: ms
    description: Mean time until the page of the example feature is shown.
```
```yaml
# after
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    type: number
    unit: ms
    description: Mean time until the page of the example feature is shown.
```

## Good
```yaml
# before
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    type: integer
    unit: ms
    description: Mean time until the page of the example feature is shown.
```
```yaml
# after
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    type: integer
    unit: ms
    max: 60000
    description: Mean time until the page of the example feature is shown.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import key_of


@compat("PC106", "type-widened", category="table", over="pair", doc=__doc__)
def type_widened(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Look for whole numbers that are any numbers now."""
    if (pair.before.type, pair.after.type) != ("integer", "number"):
        return
    yield Change(
        key_of(pair.after, "type"),
        "the type of {fields} widened",
        "keep `integer`, in a smaller unit if need be, or declare a new field for fractions",
        before="integer",
        after="number",
        was=key_of(pair.before, "type"),
    )
