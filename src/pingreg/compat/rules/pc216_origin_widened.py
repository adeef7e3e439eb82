"""PC216 origin-widened: a value comes from elsewhere than before: from the sender, or from the receiver.

## Why
Either way somebody learns something new. What the receiver worked out for itself is now sent, and so leaves the
instance; what was sent is now added on arrival, where no setting of the instance can keep it back: the network address
of senders was stored for years before a page named it (sourcegraph pull 64499). Neither is the stronger one.

## Bad
```yaml
# before
fields:
  Region:
    label: {values: [eu, us, other]}
    description: Region of the world that the instance stands in.
```
```yaml
# after
fields:
  Region:
    label: {values: [eu, us, other]}
    origin: receiver
    source: receiver
    description: Region of the world that the ping came from.
```

## Good
```yaml
# before
fields:
  Region:
    label: {values: [eu, us, other]}
    description: Region of the world that the instance stands in.
```
```yaml
# after
fields:
  Region:
    label: {values: [eu, us, other]}
    origin: sender
    description: Region of the world that the instance stands in.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.spec.step import Side

_SAID: dict[Side, str] = {"sender": "sent by the instance", "receiver": "added by the receiver"}


@compat("PC216", "origin-widened", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def origin_widened(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare where values come from."""
    if pair.before.origin == pair.after.origin:
        return
    place, was = comparison.written_at(pair, "origin")
    yield Change(
        place,
        "the origin of {fields} is another one",
        f"keep `origin: {pair.before.origin}`, or declare a field of another name for what comes from elsewhere",
        before=_SAID[pair.before.origin],
        after=_SAID[pair.after.origin],
        was=was,
    )
