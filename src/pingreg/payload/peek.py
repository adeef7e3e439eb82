"""Peeking: read what a payload holds at a few paths, and pass over everything else."""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import UNSET

from pingreg.payload.code import Said, said_code
from pingreg.payload.layout import layout_of
from pingreg.payload.selection import Cut, KeptObject
from pingreg.resolve.model import Steps

UNREADABLE = "\0"
"""What stands for a value that is no text, where a text is looked for."""

_value = msgspec.json.Decoder().decode
_skip = msgspec.json.Decoder(msgspec.Raw).decode


class Peek:
    """Read the texts at some paths of keys."""

    def __init__(self, paths: Iterable[Steps]) -> None:
        self._paths = tuple(paths)
        root = _root(self._paths)
        self._decode = msgspec.json.Decoder(layout_of(root, strict=False)).decode
        self._said = said_code(root, self._paths)

    def of(self, payload: bytes) -> Said:
        """Give the texts: `UNSET` where nothing stands, None for null, `UNREADABLE` for what is no text.

        Raises:
            msgspec.DecodeError: the payload is not JSON.
            RecursionError: it is nested too deep to be passed over.
        """
        try:
            found = self._decode(payload)
        except msgspec.ValidationError:  # something that is no object stands on the way, and what follows was not read
            _skip(payload)
            return (UNREADABLE,) * len(self._paths)
        return tuple(map(_text, self._said(found)))


def _text(raw: Any) -> Any:
    if raw is UNSET:
        return UNSET
    first = bytes(raw)[:1]
    if first == b"n":
        return None
    return _value(raw) if first == b'"' else UNREADABLE


def _root(paths: Iterable[Steps]) -> KeptObject:
    root = KeptObject({}, "")
    for path in paths:
        node = root
        for step in path[:-1]:
            inner = node.members.setdefault(step, KeptObject({}, ""))
            node = inner if isinstance(inner, KeptObject) else KeptObject({}, "")
        node.members.setdefault(path[-1], Cut(0))
    return root
