"""PC132 tombstone-received: a removed field, which old releases send, is declared as what the receiver added.

## Why
A tombstone is there so that what old releases send is known and withheld without a word. One of a value that the
receiver added says that nothing was ever sent under the name: the next payload of an old release holds a key that
nobody declares, and where such keys quarantine a payload, the whole of it is set aside.

## Bad
```yaml
# before
fields:
  Edition: {label: {values: [free, team]}, description: Edition of the app that the instance runs.}
```
```yaml
# after
fields:
  Edition:
    label: {values: [free, team]}
    origin: receiver
    source: receiver
    description: Edition of the app that the instance runs.
    removed: {in: "2.0", because: it is read from the license}
```

## Good
```yaml
# before
fields:
  Edition: {label: {values: [free, team]}, description: Edition of the app that the instance runs.}
```
```yaml
# after
fields:
  Edition:
    label: {values: [free, team]}
    description: Edition of the app that the instance runs.
    removed: {in: "2.0", because: it is read from the license}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC132", "tombstone-received", category="ingest", over="tombstone", doc=__doc__)
def tombstone_received(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare who put the value into the payload."""
    if (pair.before.origin, pair.after.origin) == ("sender", "receiver"):
        place, was = comparison.written_at(pair, "origin")
        yield Change(
            place,
            "old releases still send the value of {fields}, which is removed",
            "keep `origin: sender` in the tombstone",
            before="sender",
            after="receiver",
            was=was,
        )
