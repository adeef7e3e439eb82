"""PC258 stored-now: a value that was lost on arrival, or never filled, is kept from now on.

## Why
What is sent and dropped is in nobody's database, and those who approved it approved that. One line less, and the same
value stays for as long as the store keeps anything, though no payload looks different.

## Bad
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
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# before
at: {request: example, warehouse: example}
warehouse: {as: never_copied}
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
at: {request: example, warehouse: example}
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    never_filled: {because: the button was never built}
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    warehouse: {name: button_clicks}
    description: Clicks on the button of the example feature.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.stored import cause_of, is_stored, table_of

_HELP = "leave it as it was, or have it approved by those who answer for the tier"


@compat("PC258", "stored-now", category="privacy", over="pair", doc=__doc__)
def stored_now(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Look for columns of a known table that something fills now; a table of its own is another matter."""
    before, after = pair.before, pair.after
    has_table = table_of(comparison.before.registry, before) is not None
    if has_table and is_stored(after) and not is_stored(before):
        cause = cause_of(pair, comparison)
        said = cause.before, cause.after
        yield Change(cause.place, "{fields} stays, and was lost on arrival", _HELP, *said, was=cause.was)
    if before.spec.never_filled is not None and after.spec.never_filled is None:
        place, was = comparison.written_at(pair, "never_filled")
        yield Change(place, "{fields} is filled, and never was", _HELP, "never filled", "filled", was)
