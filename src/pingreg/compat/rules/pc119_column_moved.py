"""PC119 column-moved: a value is stored elsewhere, or no longer.

## Why
Fields that were sent before their columns existed were lost at the insertion (sourcegraph/sourcegraph 8277). A column
that moves does the same the other way: what is sent is as it was, and the dashboard reads a column that nothing fills
any more, where it finds not an error but the last value of the day before.

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
    warehouse: {name: button_clicks}
    description: Clicks on the button of the example feature.
```
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
    warehouse: {as: dropped}
    description: Clicks on the button of the example feature.
```
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/app/ping.yaml
warehouse: {table: analytics.app_pings_2}
```

## Good
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    warehouse: {as: dropped}
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button of the example feature.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.stored import cause_of, table_of
from pingreg.resolve.model import Field

_HELP = "keep where it is stored, or fill both places until nobody reads the old one"


@compat("PC119", "column-moved", category="table", over="pair", doc=__doc__)
def column_moved(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare tables, then columns; of a field that was renamed the column goes with the name."""
    old, new = table_of(comparison.before.registry, pair.before), table_of(comparison.after.registry, pair.after)
    if pair.is_renamed or old is None or not _stored(pair.before):
        return
    if old != new:
        place = comparison.after.registry.pings[pair.after.ping].place.at("warehouse", "table")
        yield Change(place, "the table of {fields} is another one", _HELP, old, new or "no table", place)
    if _stored(pair.before) == _stored(pair.after):
        return
    cause = cause_of(pair, comparison)
    is_kept = bool(_stored(pair.after))
    message = "the column of {fields} is another one" if is_kept else "nothing of {fields} reaches the table any more"
    yield Change(cause.place, message, _HELP, cause.before, cause.after, cause.was)


def _stored(field: Field) -> tuple[object, ...]:
    """Say where a value is stored; nothing when it is not."""
    column = field.column
    return () if column is None or column.conversion == "never_copied" else (column.steps, column.row)
