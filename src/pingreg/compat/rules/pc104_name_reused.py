"""PC104 name-reused: the name of a removed field is alive again.

## Why
Rows of the table from before the removal hold what the name meant then. A query over the years adds the two up, and old
releases go on sending the first meaning into the second: what was withheld of them without a word is judged again, and
may be refused. A new name costs nothing.

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
  Shakes: {count: {event: Drag, per: week}, description: Times that somebody shook the example feature.}
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
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Shakes:
    count: {event: Drag, per: week}
    description: Times that somebody shook the example feature.
    removed: {in: "1.9", because: nobody shook it}
  Shakings: {count: {event: Drag, per: week}, description: Times that somebody shook the new example feature.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC104", "name-reused", category="ingest", over="revived", doc=__doc__)
def name_reused(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Report a field that was a tombstone; one that only says that it had a removed field's name is a new one."""
    if pair.before.spec.removed is None:
        return
    yield Change(
        pair.after.declaration.place,
        "the removal of {fields} is undone",
        "keep the tombstone, and give the new field a name that nobody had",
        before=f"removed in {pair.before.spec.removed.since}",
        after="alive",
        was=pair.before.declaration.key("removed"),
    )
