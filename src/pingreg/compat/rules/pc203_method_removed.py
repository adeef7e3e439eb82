"""PC203 method-removed: a step of `anonymize` is gone, and nothing at least as strong is in its place.

## Why
An address that had been hashed for years was one day kept in full, because a rewrite forgot the hash
(atopile pull 1811): name, type and column were what they had been. Only `redact` and `drop` are as strong as any other
method; of two that cannot be compared, neither counts as a replacement.

## Bad
```yaml
# before
fields:
  Installer:
    id: {of: person}
    category: user.contact.email
    anonymize: [{hmac: {purpose: support}}]
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
```
```yaml
# after
fields:
  Installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
```

## Good
```yaml
# before
fields:
  Host:
    text: {}
    pattern: "^[a-z0-9.-]{1,40}$"
    max_length: 40
    anonymize: [{hmac: {purpose: support}}]
    description: Name of the host on which the feature was opened.
```
```yaml
# after
fields:
  Host:
    text: {}
    pattern: "^[a-z0-9.-]{1,40}$"
    max_length: 40
    anonymize: [{redact: {}}]
    description: Name of the host on which the feature was opened.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.methods import steps_of, told_apart, without_equal
from pingreg.compat.rule import Change, compat


@compat("PC203", "method-removed", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def method_removed(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Look for steps without an equal whose method is not there any more; the others are only weaker."""
    old, new = steps_of(pair.before), steps_of(pair.after)
    kept = {name for name, _ in new}
    gone = list(dict.fromkeys(name for name, _ in without_equal(old, new) if name not in kept))
    if not gone:
        return
    place, was = comparison.written_at(pair, "anonymize")
    before, after = told_apart(old, new)
    said = " and ".join(f"`{name}`" for name in gone)
    yield Change(
        place,
        f"{{fields}} lost {said}",
        f"put {said} back, or a method that is as strong: `redact` or `drop`",
        before=before,
        after=after,
        was=was,
    )
