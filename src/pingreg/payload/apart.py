"""Reading apart: a payload that was refused is read again, without the members at which it was refused.

Most payloads that are refused are so at one member; everything else of them is read in one pass.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
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
    """Read payloads without the members `names`, which stay as they are.

    `is_open`: undeclared keys at the top are passed over. `beyond` leads on, by where a payload is refused again.
    """

    names: tuple[str, ...]
    is_open: bool
    decode: Any = None
    said: Any = None
    sound: Sound = bool
    beyond: dict[str, "Apart"] = field(default_factory=dict)


class Rereader:
    """Read payloads again, each time without the members at which they were refused."""

    def __init__(self, root: KeptObject, paths: Iterable[Steps]) -> None:
        self._root = root
        self._paths = tuple(paths)
        self._first = Apart((), is_open=False)
        self._left = _MOST_WAYS

    def read(self, payload: bytes, error: Exception, sender: Said) -> tuple[Apart, msgspec.Struct] | None:
        """Read a payload of `sender` that was refused with `error`; None when it is not so simple.

        All that was read is sound.
        """
        way = self._first
        for _ in range(_MOST_TRIES):
            if not isinstance(error, msgspec.ValidationError):  # it is no JSON
                return None
            where = _refused_at(error)
            following = way.beyond.get(where) or self._led(way, where)
            if following is None:
                return None
            way = following
            try:
                kept = way.decode(payload)
            except (ValueError, RecursionError) as again:
                error = again
                continue
            return (way, kept) if way.said(kept) == sender and way.sound(kept) else None
        return None

    def _led(self, way: Apart, where: str) -> Apart | None:
        """Lead from one way to another that also leaves out where a payload was refused; None where there is none."""
        is_known = way.is_open if not where else where in way.names or where not in self._root.members
        if is_known or not self._left:
            return None  # it is refused for something else, or too many ways are known
        self._left -= 1
        names = tuple(sorted({*way.names, where} - {""}))
        members = {name: Cut(0) if name in names else member for name, member in self._root.members.items()}
        root, is_open = replace(self._root, members=members), way.is_open or not where
        decode = msgspec.json.Decoder(layout_of(root, strict=True, is_open=is_open)).decode
        made = way.beyond[where] = Apart(names, is_open, decode, said_code(root, self._paths), sound_code(root))
        return made


def _refused_at(error: Exception) -> str:
    """Read the member at which a payload was refused from msgspec's words; empty when it is the payload itself.

    They may hold names that are data, and are no promise: what is read is only a guess, which is tried.
    """
    text = str(error)
    at = text.rfind(_AT)
    return "" if at < 0 else text[at + len(_AT) : -1].partition(".")[0].partition("[")[0]
