"""PC123 tombstone-edited: a tombstone says of other releases that they send the field.

## Why
From which release to which a field was sent is history once the tombstone is merged. An audit excuses a gap by it, and
a disclosure tells customers by it what their release sends; whoever edits it afterwards changes what was told of
releases that are in the field already. Who learns what was `unknown`, or no longer says it, tells nothing else.

## Bad
```yaml
# before
fields:
  Shakes:
    count: {event: Drag, per: week}
    description: Times that somebody shook the example feature.
    removed: {in: "1.9", because: nobody shook it}
```
```yaml
# after
fields:
  Shakes:
    count: {event: Drag, per: week}
    description: Times that somebody shook the example feature.
    removed: {in: "2.0", because: nobody shook it}
```

## Good
```yaml
# before
fields:
  Shakes:
    count: {event: Drag, per: week}
    since: unknown
    description: Times that somebody shook the example feature.
    removed: {in: "1.9", because: nobody shook it}
```
```yaml
# after
fields:
  Shakes:
    count: {event: Drag, per: week}
    since: "1.4"
    description: Times that somebody shook the example feature.
    removed: {in: "1.9", because: only few could shake it}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Field


@compat("PC123", "tombstone-edited", category="code", over="tombstone", doc=__doc__)
def tombstone_edited(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare the first release that has the field, also while it is buried, and the first that has it no more."""
    before, after = _removed_in(pair.before), _removed_in(pair.after)
    if pair.before.is_tombstone and before != after and "unknown" not in {before, after}:
        yield Change(
            pair.after.declaration.key("removed").at("in"),
            "{fields} was removed in another release",
            f'write `in: "{before}"` again, unless that was wrong from the beginning',
            before=before,
            after=after,
            was=pair.before.declaration.key("removed").at("in"),
        )
    if pair.before.since != pair.after.since and "unknown" not in {pair.before.since, pair.after.since}:
        place, was = comparison.written_at(pair, "since")
        yield Change(
            place,
            "the first release of {fields}, which is removed, is another one",
            "put `since` back to what it said, unless that was wrong from the beginning",
            before=pair.before.since,
            after=pair.after.since,
            was=was,
        )


def _removed_in(field: Field) -> str:
    return field.spec.removed.since if field.spec.removed else "unknown"
