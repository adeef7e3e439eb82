"""Repeated names: members that a parser drops, because another in the same object has their name."""

import json
from typing import Any

import msgspec

_encode = msgspec.json.Encoder().encode
_NOTHING: tuple[dict[str, Any], ...] = ()


def is_whole(payload: bytes, value: Any) -> bool:
    """Tell whether all that stands in a payload is in what was parsed of it: it holds as many texts when written again.

    A member that was dropped had a name at least.
    """
    try:
        return _quotes(payload) == _quotes(_encode(value))
    except (ValueError, RecursionError):  # half of a surrogate pair, which nothing writes
        return False


def dropped_members(payload: bytes) -> tuple[dict[str, Any], ...]:
    """Give each member that is dropped as an object of its own, in their order; none of what is no JSON."""
    dropped: list[dict[str, Any]] = []

    def kept(members: list[tuple[str, Any]]) -> dict[str, Any]:
        last = dict(members)
        if len(last) < len(members):
            counted = {name: at for at, (name, _) in enumerate(members)}
            dropped.extend({name: value} for at, (name, value) in enumerate(members) if counted[name] != at)
        return last

    try:
        json.loads(payload.decode("utf-8"), object_pairs_hook=kept, parse_int=float)
    except (ValueError, RecursionError):
        return _NOTHING
    return tuple(dropped)


def _quotes(payload: bytes) -> int:
    if b"\\" in payload:
        payload = payload.replace(b"\\\\", b"").replace(b'\\"', b"")
    return payload.count(b'"')
