"""PC120 conversion-changed: a value is stored in another form.

## Why
The same value arrives and the same column is filled, with `3` as a text instead of a number, the first of a list
instead of all of it, the word instead of the code. Rows from before and after compare as unequal, and a column of
another type has to be made anew.

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
    warehouse: {as: string}
    description: Clicks on the button of the example feature.
```

## Good
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    warehouse: {as: string}
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    warehouse: {as: string}
    description: Clicks on the button of the example feature.
  Opens: {count: {event: View, per: week}, description: Times that somebody opened the page.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.stored import cause_of, table_of
from pingreg.resolve.model import Column


@compat("PC120", "conversion-changed", category="table", over="pair", doc=__doc__)
def conversion_changed(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare the conversions of a column that is filled on both sides."""
    before, after = pair.before.column, pair.after.column
    if before is None or after is None or table_of(comparison.before.registry, pair.before) is None:
        return
    if _form(before) == _form(after) or "never_copied" in {before.conversion, after.conversion}:
        return
    cause = cause_of(pair, comparison)
    yield Change(
        cause.place,
        "what is stored of {fields} is converted in another way",
        "keep the conversion, or store the other form in a column of its own",
        before=cause.before,
        after=cause.after,
        was=cause.was,
    )


def _form(column: Column) -> tuple[object, ...]:
    return column.conversion, column.first is None, column.operands
