"""PC205 method-moved: what the sender did to a value is done by the receiver only.

## Why
A step that is taken `at: sender` is a promise that the value itself never leaves the instance. Moved to the receiver,
the same step stores the same thing, and no table shows a difference; but the raw value is now on the way, in the logs
of whatever carries it, and in the file of what could not be read.

## Bad
```yaml
# before
fields:
  Host:
    text: {}
    pattern: "^[a-z0-9.-]{1,40}$"
    max_length: 40
    anonymize: [{hmac: {purpose: support}, at: sender}]
    description: Name of the host on which the feature was opened.
```
```yaml
# after
fields:
  Host:
    text: {}
    pattern: "^[a-z0-9.-]{1,40}$"
    max_length: 40
    anonymize: [{hmac: {purpose: support}}]
    description: Name of the host on which the feature was opened.
```

## Good
```yaml
# before
fields:
  Host:
    text: {}
    pattern: "^[a-z0-9.-]{1,40}$"
    max_length: 40
    anonymize: [{hmac: {purpose: support}, at: sender}]
    description: Name of the host on which the feature was opened.
```
```yaml
# after
fields:
  Host:
    text: {}
    pattern: "^[a-z0-9.-]{1,40}$"
    max_length: 40
    anonymize: [{hmac: {purpose: support}, at: sender}, {redact: {}}]
    description: Name of the host on which the feature was opened.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.methods import Step, steps_of, without_equal
from pingreg.compat.rule import Change, compat


@compat("PC205", "method-moved", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def method_moved(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare what the senders do; a step that has no equal on either side is removed or weaker, not moved."""
    moved = _moved(pair)
    if not moved:
        return
    place, was = comparison.written_at(pair, "anonymize")
    said = " and ".join(f"`{name}`" for name in moved)
    yield Change(
        place,
        f"{{fields}} lost {said} at the sender",
        "write `at: sender` again: the raw value travels now",
        before=f"{said} at the sender",
        after="at the receiver",
        was=was,
    )


def _moved(pair: Pair) -> list[str]:
    at_sender, all_now = steps_of(pair.after, at="sender"), steps_of(pair.after)
    here, anywhere = {name for name, _ in at_sender}, {name for name, _ in all_now}
    lost = without_equal(steps_of(pair.before), all_now)

    def is_moved(step: Step) -> bool:
        return step not in lost or step[0] in anywhere - here

    sent_so = without_equal(steps_of(pair.before, at="sender"), at_sender)
    return list(dict.fromkeys(step[0] for step in sent_so if is_moved(step)))
