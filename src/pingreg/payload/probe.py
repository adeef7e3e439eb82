"""Probes: read an object member by member, which tells those that are sound from those that need a closer look."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from pingreg.payload.apart import Rereader
from pingreg.payload.code import Sound, sound_code
from pingreg.payload.layout import attribute, layout_of_member, shell_of
from pingreg.payload.selection import Cut, Kept, KeptLeaf, KeptObject

_Read = Callable[[bytes | msgspec.Raw], Any]
REFUSED = (ValueError, RecursionError)
"""msgspec's errors, and the UnicodeDecodeError of a key, are values' errors."""


@dataclass(frozen=True, slots=True)
class Probe:
    """Hold what one member is read with, to be set as `attribute` of the object's shell.

    `strict` reads a value without undeclared keys, `lenient` one with any, both raise one of `REFUSED`; `sound` then
    checks what is not null.
    """

    node: Kept
    attribute: str
    strict: _Read
    lenient: _Read
    sound: Sound
    inner: "Probed | None"


class Probed:
    """Hold what an object is read with, made when it is first needed."""

    def __init__(self, node: KeptObject) -> None:
        self.node = node

    @cached_property
    def members(self) -> dict[str, Probe]:
        """Give the probes by the members' names."""
        return {name: _probe(member, index) for index, (name, member) in enumerate(self.node.members.items())}

    @cached_property
    def rereader(self) -> Rereader:
        """Give what reads such an object again without the members at which it was refused."""
        return Rereader(self.node, ())

    @cached_property
    def shell(self) -> type[msgspec.Struct]:
        """Give the type that takes what was read of the members."""
        return shell_of(self.node)


def _probe(node: Kept, index: int) -> Probe:
    if isinstance(node, Cut):
        return Probe(node, attribute(index), _unread, _unread, _anything, None)
    strict = _reader(node, strict=True)
    lenient = strict if isinstance(node, KeptLeaf) else _reader(node, strict=False)
    inner = Probed(node) if isinstance(node, KeptObject) else None
    return Probe(node, attribute(index), strict, lenient, sound_code(node), inner)


def _anything(_value: Any) -> bool:
    return True


def _unread(raw: bytes | msgspec.Raw) -> bytes | msgspec.Raw:
    return raw


def _reader(node: Kept, *, strict: bool) -> _Read:
    return msgspec.json.Decoder(layout_of_member(node, strict=strict)).decode
