"""PC207 category-dropped: a value is called less telling than it was, and is still the same value.

## Why
A checker of metrics took a passport number for technical data because its author had said so, and asked for no review
(mozilla/glean_parser). A value that is measured, bounded and treated as before is about the same people as before, so
another label alone takes it out of every rule that protects them: a category that left `user`, one that says less of
people, such as the one above it, or one of the system that weighs less. Words of the description are no difference.

## Bad
```yaml
# before
category: user.behavior
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
category: system.operations
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
category: user.behavior
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
category: system.operations
fields:
  Clicks: {flag: {per: week}, description: Whether the button of the example feature was there to be clicked.}
```
"""

from collections.abc import Iterator

from pingreg.compat.categories import is_of_users, tells_more, weight_of
from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Field


@compat("PC207", "category-dropped", category="privacy", over="pair", doc=__doc__)
def category_dropped(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Look for keys that left `user`, or weigh less; what says more, or something else, is told as a change."""
    old, new = pair.before.category, pair.after.category
    if old == new:
        return
    has_left = is_of_users(old) and not is_of_users(new)
    is_lighter = bool(old) and weight_of(new) < weight_of(old)
    if tells_more(new, old) or not (has_left or is_lighter) or _value(pair.before) != _value(pair.after):
        return
    place, was = comparison.written_at(pair, "category")
    yield Change(
        place,
        "{fields} left the data of users by name only" if has_left else "{fields} is less telling by name only",
        "keep the category, or change what is collected",
        before=old,
        after=new,
        was=was,
    )


def _value(field: Field) -> tuple[object, ...]:
    """Give what decides what a value is."""
    return field.measure, field.type, field.bounds, field.repeated, field.origin, field.source, field.spec.anonymize
