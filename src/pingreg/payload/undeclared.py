"""Undeclared keys: count them in a payload that is sound but for them."""

from collections import Counter

import msgspec

from pingreg.payload.probe import Probed
from pingreg.payload.selection import Counted, Cut, Kept, KeptConstant, KeptLeaf, KeptList, KeptMap, KeptObject

_FLAT = (Cut, KeptConstant, KeptLeaf)
"""What holds no declared object."""
_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_items = msgspec.json.Decoder(list[msgspec.Raw]).decode


def count_undeclared(payload: bytes, root: KeptObject, probed: Probed, counts: Counter[Counted]) -> None:
    """Count the keys that nobody declared under the path of the object that they stand in; no value is looked at.

    Members without any are told by one quick look; the others are walked.
    """
    for name, raw in _members(payload).items():
        member = root.members.get(name)
        if member is None:
            counts[root.path, "undeclared"] += 1
        elif not isinstance(member, _FLAT) and not probed.members[name].is_closed(raw):
            _count(raw, member, counts)


def _count(raw: msgspec.Raw, node: Kept, counts: Counter[Counted]) -> None:
    if bytes(raw) == b"null":
        return
    match node:
        case KeptObject():
            for name, inner in _members(raw).items():
                member = node.members.get(name)
                if member is None:
                    counts[node.path, "undeclared"] += 1
                elif not isinstance(member, _FLAT):
                    _count(inner, member, counts)
        case KeptList():
            for item in _items(raw):
                _count(item, node.item, counts)
        case KeptMap():
            for inner in _members(raw).values():
                _count(inner, node.value, counts)
        case _:
            pass
