"""Keeping: the fields of a ping that a level keeps, read off the very selection that plans are made from."""

from collections.abc import Iterator

from pingreg.payload.selection import Kept, KeptLeaf, KeptList, KeptMap, KeptObject, Selection
from pingreg.payload.tree import Leaf, Object, request_tree, tree
from pingreg.resolve.model import Field, FieldName, Ping
from pingreg.spec.policy import Level


def kept_names(ping: Ping, *, level: Level, withheld: frozenset[FieldName]) -> frozenset[FieldName]:
    """Name the fields that are kept, whether they are sent or added by the receiver.

    A map's values are lost with its keys, and a field whose methods leave it out is not kept. Of a ping without an
    identity nothing is: its sender is not known, and so nothing is allowed.
    """
    if ping.spec.identity.none is not None:
        return frozenset()
    selection = Selection(ping, level, withheld)
    roots = (request_tree(ping), added_tree(ping))
    return frozenset(field.name for root in roots for field in _kept(selection.of(root)))


def added_tree(ping: Ping) -> Object:
    """Build the tree of what the receiver adds."""
    return tree((field.steps, Leaf(field)) for field in ping.fields if field.origin == "receiver")


def is_dropped(field: Field) -> bool:
    """Tell whether a field's own methods leave it out, whatever it holds."""
    return any(step.method()[0] == "drop" for step in field.spec.anonymize or ())


def _kept(node: Kept) -> Iterator[Field]:
    match node:
        case KeptLeaf(leaf=leaf) if not is_dropped(leaf.field):
            yield leaf.field
        case KeptObject(members=members):
            for member in members.values():
                yield from _kept(member)
        case KeptList(item=item):
            yield from _kept(item)
        case KeptMap(key=Field() as key, value=value) if not is_dropped(key):
            yield key
            yield from _kept(value)
        case _:
            return
