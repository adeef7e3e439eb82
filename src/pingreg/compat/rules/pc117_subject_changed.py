"""PC117 subject-changed: something else is counted under the same name.

## Why
The button moves to another page, the event behind it is exchanged, and the field goes on under its name: half of the
history is of one thing and half of another. Nobody downstream can tell, for the type, the unit and the period agree.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: View, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# before
fields:
  Visitor:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 32
    pattern: "^[0-9a-f]{32}$"
    description: Random id that the page draws for itself.
    exception: {basis: another system knows it by this, approved_by: legal, review_by: 2027-06-30}
```
```yaml
# after
fields:
  Visitor:
    id: {of: organisation}
    category: user.unique_id.pseudonymous
    max_length: 32
    pattern: "^[0-9a-f]{32}$"
    description: Random id that the page draws for itself.
    exception: {basis: another system knows it by this, approved_by: legal, review_by: 2027-06-30}
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
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Views: {count: {event: View, per: week}, description: Times that somebody saw the page.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import part_of
from pingreg.diagnostics import Place
from pingreg.resolve.model import Field

_PARTS = ("event", "of", "to")


@compat("PC117", "subject-changed", category="code", over="pair", doc=__doc__)
def subject_changed(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Compare what a measure is of, part by part; one part that differs is told at its own key."""
    parts = [part for part in _PARTS if _is_other(pair, part)]
    if not parts:
        return
    yield Change(
        _place(pair.after, parts),
        "something else is measured in {fields}",
        "keep what is measured, and declare a new field for the other",
        before=_text(pair.before, parts),
        after=_text(pair.after, parts),
        was=_place(pair.before, parts),
    )


def _is_other(pair: Pair, part: str) -> bool:
    """Compare one part; of two kinds of measure only what both have, and whom an `id` names is no such thing."""
    before, after = _said(pair.before, part), _said(pair.after, part)
    if pair.before.kind == pair.after.kind:
        return before != after
    return "id" not in {pair.before.kind, pair.after.kind} and bool(before and after) and before != after


def _said(field: Field, part: str) -> tuple[str, ...]:
    """Give a part as a list: of several events the order says nothing."""
    given = getattr(field.measure, part, None)
    return tuple(sorted(given)) if isinstance(given, tuple) else (given,) if given else ()


def _place(field: Field, parts: list[str]) -> Place:
    return part_of(field, parts[0]) if len(parts) == 1 else field.declaration.key(field.kind)


def _text(field: Field, parts: list[str]) -> str:
    said = {part: ", ".join(_said(field, part)) for part in parts}
    return "; ".join(f"{part}: {words}" for part, words in said.items() if words)
