"""Preview: which fields an instance sends at a version, and which of them are kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pingreg.payload.judge import is_above
from pingreg.payload.keeping import kept_names
from pingreg.resolve.model import VALUES, Field, FieldName, Ping
from pingreg.spec.policy import Level
from pingreg.spec.versions import is_within

_NOBODY = "withheld: the ping does not say whose it is"


@dataclass(frozen=True, slots=True)
class Previewed:
    """Say of one field whether it is sent, or added on receipt, and whether it is kept; `why` it is not."""

    field: Field
    is_sent: bool
    is_kept: bool
    why: str

    @property
    def is_added(self) -> bool:
        """Tell whether the receiver adds it."""
        return self.field.origin == "receiver"


def previewed(
    ping: Ping, *, sends: Level, keeps: Level, withheld: frozenset[FieldName], version: str | None
) -> Iterator[Previewed]:
    """Go through a ping's fields, of an instance that sends `sends` of itself, and of which `keeps` is kept.

    A field is sent from its `since` on, and a removed one before its removal; where a version is not known, or cannot
    be ordered, what is declared is taken to be sent, so that nothing that is sent is missing.
    """
    kept = kept_names(ping, level=keeps, withheld=withheld)
    is_known = ping.spec.identity.none is None
    for field in ping.fields:
        unsent = _unsent(field, sends, version)
        lost = "" if field.name in kept else _lost(field, keeps, withheld) if is_known else _NOBODY
        yield Previewed(field, not unsent and field.origin == "sender", not unsent and not lost, unsent or lost)


def shape_of(fields: Iterable[Field], words: dict[FieldName, str]) -> dict[str, Any]:
    """Nest fields as a payload nests them: a list holds one element, a map one entry; each leaf is said in words."""
    shape: dict[str, Any] = {}
    for field in fields:
        at: Any = shape
        steps = tuple("<key>" if step == "*" else step for step in field.steps if step not in {"[]", VALUES})
        lists = _lists(field)
        for depth, step in enumerate(steps[:-1]):
            at = at.setdefault(step, [{}] if depth in lists else {})
            at = at[0] if isinstance(at, list) else at
        if isinstance(at, dict):
            at.setdefault(steps[-1], [words[field.name]] if field.repeated else words[field.name])
    return shape


def _lists(field: Field) -> frozenset[int]:
    """Give the depths at which a list stands behind a key."""
    depths: list[int] = []
    depth = -1
    for step in field.steps:
        if step == "[]":
            depths.append(depth)
        elif step != VALUES:
            depth += 1
    return frozenset(depths)


def _unsent(field: Field, sends: Level, version: str | None) -> str:
    removed = field.spec.removed
    if (
        removed is not None
        and removed.since != "unknown"
        and (version is None or is_within(version, f">={removed.since}"))
    ):
        return f"removed in {removed.since}"
    if version is not None and field.since != "unknown" and is_within(version, f"<{field.since}"):
        return f"sent since {field.since}"
    if field.origin == "sender" and is_above(field, sends):
        return "not sent: a switch is on"
    return ""


def _lost(field: Field, keeps: Level, withheld: frozenset[FieldName]) -> str:
    if field.is_tombstone:
        return "withheld: removed"
    if is_above(field, keeps):
        return f"withheld: above level {keeps}"
    return "withheld: by name" if field.name in withheld else "withheld: with the keys of its map"
