"""Weakenings: for each key of the language the edits of one value that let more happen, or the reason why none does."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from mutation.written import ROOT, Part, keys_of


class Gone(Enum):
    """Stand for a key that is taken out."""

    GONE = "gone"


GONE: Final = Gone.GONE


class Together(NamedTuple):
    """Hold what an edit makes of several keys: the language has no way to change one of them alone."""

    changes: Mapping[str, Any]


class Edit(NamedTuple):
    """Hold one weakening of one part: what kind it is, and what becomes of the part's keys."""

    kind: str
    part: Part
    changes: Mapping[str, Any]

    def applied(self, data: Any) -> Any:
        """Copy the content of the part's file with the edit made."""
        return _edited(data, self.part.keys, self.changes)


Weaker = Callable[[Part, Any], Iterator[tuple[str, Any]]]
"""From a part and what holds for a key now to how it can be weakened, and what stands there then."""

_WEAKER: dict[tuple[str, str], Weaker] = {}
_REASONS: dict[tuple[str, str], str] = {}


def weakens(kind: type[BaseModel], *keys: str) -> Callable[[Weaker], Weaker]:
    """Say how keys of a model, and of those made from it, are weakened."""

    def register(weaker: Weaker) -> Weaker:
        for key in keys:
            assert key in keys_of(kind), (kind, key)
            _WEAKER[kind.__name__, key] = weaker
        return weaker

    return register


def harmless(kind: type[BaseModel], *keys: str, because: str) -> None:
    """Say why no edit of these keys lets more happen."""
    for key in keys:
        assert key in keys_of(kind), (kind, key)
        _REASONS[kind.__name__, key] = because


def is_decided(kind: type[BaseModel], key: str) -> bool:
    """Tell whether a key has a weakening or a reason for having none."""
    return _of(_WEAKER, kind, key) is not None or _of(_REASONS, kind, key) is not None


def edits(part: Part) -> Iterator[Edit]:
    """Yield every weakening of a part, of its keys that are there and of those that are not."""
    for key in keys_of(part.kind):
        weaker = _of(_WEAKER, part.kind, key)
        for how, value in weaker(part, part.now(key)) if weaker else ():
            changes = value.changes if isinstance(value, Together) else {key: value}
            if any(_differs(part, name, one) for name, one in changes.items()):
                yield Edit(f"{noun_of(part)}: {'' if key == ROOT else f'{key} '}{how}", part, changes)


def _of(table: Mapping[tuple[str, str], Any], kind: type[BaseModel], key: str) -> Any:
    return next((table[one.__name__, key] for one in kind.__mro__ if (one.__name__, key) in table), None)


def _differs(part: Part, key: str, value: Any) -> bool:
    """Tell whether another value would hold; what is taken out may be inherited all the same."""
    if key == ROOT or value is not GONE:
        return part.now(key) != value
    return key in part.data and part.without(key) != part.data[key]


def noun_of(part: Part) -> str:
    name = part.kind.__name__.removesuffix("Spec")
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return f"{words} of events" if part.path.startswith("events/") and words == "field" else words


def _edited(data: Any, keys: tuple[str | int, ...], changes: Mapping[str, Any]) -> Any:
    if not keys:
        if ROOT in changes:
            return changes[ROOT]
        return {name: value for name, value in {**data, **changes}.items() if value is not GONE}
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[keys[0]] = _edited(data[keys[0]], keys[1:], changes)
    return copy
