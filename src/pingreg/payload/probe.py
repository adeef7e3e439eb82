"""Probes: a quick look at each member of an object, which tells what need not be walked to find a fault."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import msgspec

from pingreg.payload.code import Sound, sound_code
from pingreg.payload.layout import layout_of_member
from pingreg.payload.selection import Cut, Kept, KeptObject


class Probe:
    """Look at one member; what it does not find sound may still be, and is walked."""

    def __init__(self, node: Kept) -> None:
        self.node = node
        self.inner = Probed(node) if isinstance(node, KeptObject) else None
        self._lenient: Callable[[bytes | msgspec.Raw], Any] = _decoder(node, strict=False)
        self._strict: Callable[[bytes | msgspec.Raw], Any] = _decoder(node, strict=True)
        self._sound: Sound = sound_code(node)

    def is_sound(self, raw: msgspec.Raw) -> bool:
        """Tell whether the member's value is certainly as it should be."""
        try:
            value = self._lenient(raw)
        except msgspec.ValidationError:
            return False
        return value is None or self._sound(value)

    def is_closed(self, raw: msgspec.Raw) -> bool:
        """Tell whether the member's value certainly has no undeclared key."""
        try:
            self._strict(raw)
        except msgspec.ValidationError:
            return False
        return True


class Probed:
    """Hold the probes of an object's members, made when they are first needed; what is cut has none."""

    def __init__(self, node: KeptObject) -> None:
        self._node = node

    @cached_property
    def members(self) -> dict[str, Probe]:
        """Give the probes by the members' names."""
        return {name: Probe(member) for name, member in self._node.members.items() if not isinstance(member, Cut)}


def _decoder(node: Kept, *, strict: bool) -> Callable[[bytes | msgspec.Raw], Any]:
    return msgspec.json.Decoder(layout_of_member(node, strict=strict)).decode
