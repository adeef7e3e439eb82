"""PC131 event-narrowed: an action that `*` stood for is declared by its name, and refuses what `*` admitted.

## Why
What `*` allows holds for every action that has no line of its own. The first line of its own takes an action out of
there, with all that it may carry: a description that is added for the handbook alone lets the numbers that the action
has always had be turned away.

## Bad
```yaml
# before
# events/example.yaml
actions:
  "*":
    description: Whatever happens to the page.
    metadata: {pageCount: {type: integer, description: Pages that were open already.}}
```
```yaml
# after
# events/example.yaml
actions:
  opened: {description: Somebody opened the page.}
  "*":
    description: Whatever else happens to the page.
    metadata: {pageCount: {type: integer, description: Pages that were open already.}}
```

## Good
```yaml
# before
# events/example.yaml
actions:
  "*":
    description: Whatever happens to the page.
    metadata: {pageCount: {type: integer, description: Pages that were open already.}}
```
```yaml
# after
# events/example.yaml
actions:
  opened:
    description: Somebody opened the page.
    metadata: {pageCount: {description: Pages that were open already and parts of them.}}
  "*":
    description: Whatever else happens to the page.
    metadata: {pageCount: {type: integer, description: Pages that were open already.}}
```
"""

from collections.abc import Iterator, Mapping

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.limits import moved
from pingreg.compat.rule import Change, compat
from pingreg.compat.values import refused
from pingreg.resolve.event_fields import ENVELOPE_AREA
from pingreg.resolve.model import EventKind, Field, Steps
from pingreg.spec.event import OTHER_ACTIONS


@compat("PC131", "event-narrowed", category="ingest", over="registry", doc=__doc__)
def event_narrowed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare each action that is new with what stood for it."""
    old = comparison.before.registry.event_kinds
    for (feature, action), kind in comparison.after.registry.event_kinds.items():
        former = old.get((feature, OTHER_ACTIONS))
        if former is None or action == OTHER_ACTIONS or (feature, action) in old:
            continue
        own = _own(kind)
        lost = [one for steps, one in _own(former).items() if steps not in own or _is_narrower(Pair(one, own[steps]))]
        if lost:
            keys = ", ".join(dict.fromkeys(f"`{one.steps[-1]}`" for one in lost))
            yield Change(
                kind.place,
                f"`{action}` of `{feature}` no longer admits what `*` admits of {keys}",
                f"declare {keys} for `{action}` as `*` has it",
                before=f"as `{OTHER_ACTIONS}` has it",
                after="refused, or in part",
                was=former.place,
                subject=f"events/{feature}/{action}",
                fields=tuple(dict.fromkeys(one.name for one in lost)),
            )


def _own(kind: EventKind) -> Mapping[Steps, Field]:
    return {one.steps: one for area in kind.ping.areas if area.name != ENVELOPE_AREA for one in area.fields}


def _is_narrower(pair: Pair) -> bool:
    """Tell whether a value that was admitted may be refused."""
    before, after = pair.before, pair.after
    is_other = before.type != after.type and (before.type, after.type) != ("integer", "number")
    has_less = (before.nullable and not after.nullable) or before.repeated != after.repeated
    return is_other or has_less or bool(refused(before, after)) or any(one.is_tightened for one in moved(pair))
