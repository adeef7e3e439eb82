"""Reading apart: a payload that was refused is read again, without the members at which it was refused.

Most payloads that are refused are so at one member; everything else of them is read in one pass.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from pingreg.payload.code import Said, Sound, said_code, sound_code
from pingreg.payload.layout import layout_of
from pingreg.payload.selection import Cut, KeptObject
from pingreg.resolve.model import Steps

_MOST_TRIES = 3
_MOST_WAYS, _RARE = 8, 3
"""So many ways are made, for a way of a large ping takes a megabyte; and none for what was met less often than that."""
_MOST_MET, _LONGEST = 1000, 256
"""So many are remembered, and none by a longer text."""
_AT = " - at `$."


@dataclass(frozen=True, slots=True)
class Apart:
    """Read payloads without the members `names`, which stay as they are.

    `is_open`: undeclared keys at the top are passed over.
    """

    names: tuple[str, ...]
    is_open: bool
    decode: Callable[[bytes | msgspec.Raw], Any]
    said: Callable[[Any], Said]
    sound: Sound


_Left = tuple[tuple[str, ...], bool]
"""What is left out: members, and whether undeclared keys at the top are."""


class Rereader:
    """Read payloads again, each time without the members at which they were refused."""

    def __init__(self, root: KeptObject, paths: Iterable[Steps]) -> None:
        self._root = root
        self._paths = tuple(paths)
        self._ways: dict[_Left, Apart] = {}
        self._met: dict[_Left, int] = {}
        self._known: dict[tuple[_Left, str], Apart] = {}

    def read(self, payload: bytes | msgspec.Raw, error: Exception, sender: Said) -> tuple[Apart, msgspec.Struct] | None:
        """Read a payload of `sender` that was refused with `error`; None when it is not so simple.

        All that was read is sound.
        """
        left: _Left = (), False
        for _ in range(_MOST_TRIES):
            text = str(error)
            way = self._known.get((left, text)) or self._found(left, text, error)
            if way is None:
                return None
            try:
                kept = way.decode(payload)
            except (ValueError, RecursionError) as again:
                left, error = (way.names, way.is_open), again
                continue
            return (way, kept) if way.said(kept) == sender and way.sound(kept) else None
        return None

    def _found(self, left: _Left, text: str, error: Exception) -> Apart | None:
        """Find the way that leaves out, beside `left`, what was refused; None when it is no such error."""
        following = self._without(left, _refused_at(text)) if isinstance(error, msgspec.ValidationError) else left
        way = self._made(following) if following != left else None
        if way is not None and len(text) <= _LONGEST:
            if len(self._known) >= _MOST_MET:
                self._known.clear()
            self._known[left, text] = way
        return way

    def _without(self, left: _Left, where: str) -> _Left:
        """Leave out a member too, or with no name the undeclared keys at the top."""
        names, is_open = left
        if not where:
            return names, True
        return (tuple(sorted({*names, where})), is_open) if where in self._root.members else left

    def _made(self, left: _Left) -> Apart | None:
        """Give a way, made once it was asked for a few times; None before that, and when there are too many."""
        if left in self._ways:
            return self._ways[left]
        if len(self._ways) >= _MOST_WAYS:
            return None
        if len(self._met) > _MOST_MET:
            self._met.clear()
        self._met[left] = self._met.get(left, 0) + 1
        if self._met[left] < _RARE:
            return None
        names, is_open = left
        members = {name: Cut(0) if name in names else member for name, member in self._root.members.items()}
        root = replace(self._root, members=members)
        decode = msgspec.json.Decoder(layout_of(root, strict=True, is_open=is_open)).decode
        made = self._ways[left] = Apart(names, is_open, decode, said_code(root, self._paths), sound_code(root))
        return made


def _refused_at(text: str) -> str:
    """Read the member at which a payload was refused from msgspec's words; empty when it is the payload itself.

    They may hold names that are data, and are no promise: what is read is only a guess, which is tried.
    """
    at = text.rfind(_AT)
    return "" if at < 0 else text[at + len(_AT) : -1].partition(".")[0].partition("[")[0]
