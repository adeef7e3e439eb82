"""The tree of a ping in either shape: objects, lists, maps and leaves, made of its fields' paths."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from pingreg.resolve.model import VALUES, Column, Field, Ping, Steps

Shape = Literal["request", "warehouse"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Hold one value; `column` is set in the warehouse shape, and None in the request's."""

    field: Field
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Constant:
    """Hold a column that the receiver writes by itself; `others` are what it writes in other rows of the same list."""

    value: str | None
    others: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Object:
    """Hold named members."""

    members: dict[str, "Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class List:
    """Hold any number of items of one kind."""

    item: "Node"


@dataclass(frozen=True, slots=True)
class Map:
    """Hold members whose names are data: `key` declares them, None when nothing does."""

    key: Field | None
    value: "Node"


Node = Leaf | Constant | Object | List | Map


def request_tree(ping: Ping) -> Object:
    """Build the tree of what is sent: fields that the receiver adds are not in it."""
    return tree((field.steps, Leaf(field)) for field in ping.fields if field.origin == "sender")


def warehouse_tree(ping: Ping) -> Object:
    """Build the tree of what is stored: dropped fields are not in it, constant columns are."""
    leaves: list[tuple[Steps, Leaf | Constant]] = []
    for one in ping.fields:
        if one.column is not None:
            leaves.append((one.column.steps, Leaf(one, one.column)))
            inner = one.column.steps[:-1]
            leaves.extend(((*inner, name), Constant(value)) for name, value in one.column.row)
    constant = ping.spec.warehouse.constant if ping.spec.warehouse else {}
    leaves.extend(((name,), Constant(value)) for name, value in constant.items())
    return tree(leaves)


def tree_of(ping: Ping, shape: Shape) -> Object:
    """Build the tree of a shape."""
    return request_tree(ping) if shape == "request" else warehouse_tree(ping)


def tree(leaves: Iterable[tuple[Steps, Leaf | Constant]]) -> Object:
    """Build a tree of paths and leaves; of two fields at one path the first stays, and any before a constant."""
    branches: dict[str, _Branch] = {}
    for steps, leaf in leaves:
        _grow(branches, steps, leaf)
    return Object({name: _node(branch) for name, branch in branches.items()})


_Branch = dict[str, "_Branch"] | Leaf | Constant
_KEY = "*"


def _grow(branches: dict[str, _Branch], steps: Steps, leaf: Leaf | Constant) -> None:
    for step in steps[:-1]:
        deeper = branches.setdefault(step, {})
        if not isinstance(deeper, dict):
            # A map's key stands where its values hang: keep both.
            deeper = branches[step] = {"": deeper}
        branches = deeper
    last = steps[-1]
    there = branches.get(last)
    if there is None or (isinstance(there, Constant) and isinstance(leaf, Leaf)):
        branches[last] = leaf
    elif isinstance(there, Constant) and isinstance(leaf, Constant):
        branches[last] = Constant(there.value, tuple(dict.fromkeys((*there.others, leaf.value))))
    elif isinstance(there, dict) and last == _KEY:
        there.setdefault("", leaf)


def _node(branch: _Branch) -> Node:
    if not isinstance(branch, dict):
        return branch
    if "[]" in branch:
        return List(_node(branch["[]"]))
    if _KEY in branch:
        inner = branch[_KEY]
        if not isinstance(inner, dict):
            return Map(inner.field if isinstance(inner, Leaf) else None, Object())
        key = inner.get("")
        value = inner.get(VALUES) or {name: value for name, value in inner.items() if name}
        return Map(key.field if isinstance(key, Leaf) else None, _node(value))
    return Object({name: _node(value) for name, value in branch.items()})
