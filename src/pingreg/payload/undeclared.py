"""Undeclared keys: count them in a value that is sound but for them."""

from collections.abc import MutableMapping

import msgspec

from pingreg.payload.selection import Counted, Cut, Kept, KeptConstant, KeptLeaf, KeptList, KeptMap, KeptObject

_FLAT = (Cut, KeptConstant, KeptLeaf)
"""What holds no declared object."""
_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_items = msgspec.json.Decoder(list[msgspec.Raw]).decode


def count_undeclared(raw: msgspec.Raw, node: Kept, counts: MutableMapping[Counted, int]) -> None:
    """Count the keys that nobody declared under the path of the object that they stand in; no value is looked at.

    Missing counts are zero in `counts`.
    """
    if bytes(raw) == b"null":
        return
    match node:
        case KeptObject():
            for name, inner in _members(raw).items():
                member = node.members.get(name)
                if member is None:
                    counts[node.path, "undeclared"] += 1
                elif not isinstance(member, _FLAT):
                    count_undeclared(inner, member, counts)
        case KeptList():
            for item in _items(raw):
                count_undeclared(item, node.item, counts)
        case KeptMap():
            for inner in _members(raw).values():
                count_undeclared(inner, node.value, counts)
        case _:
            pass
