"""PC103 tombstone-removed: the tombstone of a removed field is gone.

## Why
A tombstone keeps two promises: what old releases still send is known and dropped without a word, and its name is never
given to another value. Tidying it away breaks the first at once, and the second as soon as somebody likes the name.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Shakes:
    count: {event: Drag, per: week}
    description: Times that somebody shook the example feature.
    removed: {in: "1.9", because: nobody shook it}
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
  Shakes:
    count: {event: Drag, per: week}
    description: Times that somebody shook the example feature.
    removed: {in: "1.9", because: nobody shook it}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example page.}
  Shakes:
    count: {event: Drag, per: week}
    description: Times that somebody shook the example feature.
    removed: {in: "1.9", because: nobody shook it}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.pings import is_homeless
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Field


@compat("PC103", "tombstone-removed", category="ingest", over="lost", doc=__doc__)
def tombstone_removed(field: Field, comparison: Comparison) -> Iterator[Change]:
    """Report each tombstone that is gone, unless its whole ping is."""
    if is_homeless(field, comparison.after.registry):
        return
    yield Change(
        comparison.home_of(field),
        "what marked {fields} as removed is gone",
        "put the declaration back with its `removed:`: old releases still send it",
        before="a tombstone",
        after="not declared",
        was=field.declaration.key("removed"),
    )
