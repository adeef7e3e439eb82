"""Reading apart: a payload that was refused is read again, without the members at which it was refused.

Most payloads that are refused are so at one member; everything else of them is read in one pass.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from pingreg.payload.code import Said, Sound, said_code, sound_code
from pingreg.payload.layout import layout_of
from pingreg.payload.selection import Cut, KeptObject
from pingreg.resolve.model import Steps

_MOST_TRIES, _MOST_WAYS = 3, 200
_AT = " - at `$."


@dataclass(frozen=True, slots=True)
class Apart:
    """Hold a payload of which all is sound but for the members `names`, which are raw.

    `is_open`: it has undeclared keys of its own, which were passed over.
    """

    kept: msgspec.Struct
    names: frozenset[str]
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Way:
    decode: Any
    said: Any
    sound: Sound


class Rereader:
    """Read payloads again, each time without the members at which they were refused."""

    def __init__(self, root: KeptObject, paths: Iterable[Steps]) -> None:
        self._root = root
        self._paths = tuple(paths)
        self._ways: dict[tuple[frozenset[str], bool], _Way] = {}

    def read(self, payload: bytes, error: Exception, sender: Said) -> Apart | None:
        """Read a payload of `sender` that was refused with `error`; None when it is not so simple."""
        names, is_open = frozenset[str](), False
        for _ in range(_MOST_TRIES):
            before = names, is_open
            where = _refused_at(error)
            names, is_open = (names | {where}, is_open) if where else (names, True)
            way = self._way(names, is_open=is_open) if (names, is_open) != before else None
            if way is None:
                return None
            try:
                kept = way.decode(payload)
            except msgspec.ValidationError as again:
                error = again
                continue
            except (ValueError, RecursionError):
                return None
            return Apart(kept, names, is_open) if way.said(kept) == sender and way.sound(kept) else None
        return None

    def _way(self, names: frozenset[str], *, is_open: bool) -> _Way | None:
        way = self._ways.get((names, is_open))
        if way is None and names <= self._root.members.keys() and len(self._ways) < _MOST_WAYS:
            members = {name: Cut(0) if name in names else member for name, member in self._root.members.items()}
            root = replace(self._root, members=members)
            decode = msgspec.json.Decoder(layout_of(root, strict=True, is_open=is_open)).decode
            way = self._ways[names, is_open] = _Way(decode, said_code(root, self._paths), sound_code(root))
        return way


def _refused_at(error: Exception) -> str:
    """Read the member at which a payload was refused from msgspec's words; empty when it is the payload itself.

    They may hold names that are data, and are no promise: what is read is only a guess, which is tried.
    """
    path = str(error).rpartition(_AT)[2] if _AT in str(error) else ""
    return path.rstrip("`").partition(".")[0].partition("[")[0]
