"""Judge one payload: everything that is wrong with it, by JSON pointer, and never what it holds."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pingreg.diagnostics import Code
from pingreg.payload import values
from pingreg.payload.reader import Diagnosis, read
from pingreg.payload.tree import Constant, Leaf, List, Map, Node, Object, Shape, tree_of
from pingreg.resolve.model import Field, Ping
from pingreg.spec.policy import LEVELS, Level

_MOST = 1000
"""Most diagnoses of one payload."""


def judge(payload: bytes, ping: Ping, *, level: Level = "full", shape: Shape = "request") -> tuple[Diagnosis, ...]:
    """Judge the bytes of a payload at a level: nothing undeclared, nothing ill-formed, nothing above the level."""
    found, malformed = read(payload)
    if malformed is not None:
        return (malformed,)
    return tuple(judged(found, tree_of(ping, shape), level=level))


def judged(payload: Any, root: Object, *, level: Level) -> Iterator[Diagnosis]:
    """Judge a parsed payload against a ping's tree; what is wrong is told up to a limit."""
    if isinstance(payload, dict):
        yield from islice(_members(payload, root, level, ""), _MOST)
    else:
        yield _diagnosis("", values.wrong_type("an object"))


def _judged(value: Any, node: Node, level: Level, pointer: str) -> Iterator[Diagnosis]:
    if is_withheld(node, level):
        return _withheld(value, node, pointer)
    match node:
        case Leaf():
            return leaf_diagnoses(value, node, pointer)
        case Constant() if value not in (node.value, *node.others):
            return iter((Diagnosis(Code("PE106"), pointer, "the column has another value than its constant"),))
        case List() if isinstance(value, list):
            return _items(value, node, level, pointer)
        case Object() if isinstance(value, dict):
            return _members(value, node, level, pointer)
        case Map() if isinstance(value, dict):
            return _entries(value, node, level, pointer)
        case List() | Object() | Map() if value is not None:
            wanted = "a list" if isinstance(node, List) else "an object"
            return iter((_diagnosis(pointer, values.wrong_type(wanted)),))
        case _:
            return iter(())


def is_withheld(node: Node, level: Level) -> bool:
    """Tell whether nothing inside a node may be kept at a level: all above it, or removed."""
    match node:
        case Leaf():
            return is_above(node.field, level) or node.field.is_tombstone
        case Constant():
            return level == "none"
        case List():
            return is_withheld(node.item, level)
        case Map():
            return (node.key is None or is_withheld(Leaf(node.key), level)) and is_withheld(node.value, level)
        case Object():
            return all(is_withheld(member, level) for member in node.members.values())


def is_above(field: Field, level: Level) -> bool:
    """Tell whether a field is kept only at a higher level."""
    return LEVELS.index(field.level) > LEVELS.index(level)


def _withheld(value: Any, node: Node, pointer: str) -> Iterator[Diagnosis]:
    """Admit what says nothing: null, an empty container where one is declared, a zero that the receiver wrote."""
    if value is None:
        return
    match node:
        case Leaf():
            field = node.field
            if field.repeated and value == [] and node.column is None:
                return
            if node.column and node.column.conversion in {"string", "join"} and value == values.zero_text(field):
                return
            if field.is_tombstone:
                yield Diagnosis(Code("PE109"), pointer, "the field was removed")
                return
        case List() if value == []:
            return
        case Object() | Map() if value == {}:
            return
        case Constant() if value in (node.value, *node.others):
            return
        case _:
            pass
    yield Diagnosis(Code("PE107"), pointer, "the value is above the level")


def leaf_diagnoses(value: Any, leaf: Leaf, pointer: str) -> Iterator[Diagnosis]:
    """Judge one value at a leaf, in the shape that the leaf belongs to."""
    field, column = leaf.field, leaf.column
    if value is None:
        if column is None and not field.nullable:
            yield _diagnosis(pointer, values.wrong_type(field.type))
        return
    if column is not None and column.conversion != "same":
        faults = values.stored_faults(value, field, column.conversion)
        yield from (_diagnosis(pointer, fault) for fault in faults)
    elif not field.repeated:
        yield from (_diagnosis(pointer, fault) for fault in values.value_faults(value, field))
    elif not isinstance(value, list):
        yield _diagnosis(pointer, values.wrong_type("a list"))
    else:
        if field.bounds.max_items is not None and len(value) > field.bounds.max_items:
            yield Diagnosis(Code("PE104"), pointer, f"the list has over {field.bounds.max_items} items")
        for index, item in enumerate(value):
            yield from (_diagnosis(f"{pointer}/{index}", fault) for fault in values.value_faults(item, field))


def _items(value: list[Any], node: List, level: Level, pointer: str) -> Iterator[Diagnosis]:
    for index, item in enumerate(value):
        yield from _judged(item, node.item, level, f"{pointer}/{index}")


def _members(value: dict[str, Any], node: Object, level: Level, pointer: str) -> Iterator[Diagnosis]:
    for name, inner in value.items():
        member = node.members.get(name)
        if member is None:
            yield Diagnosis(Code("PE102"), pointer, "the object has a key that is not declared")
        else:
            yield from _judged(inner, member, level, f"{pointer}/{escaped(name)}")


def _entries(value: dict[str, Any], node: Map, level: Level, pointer: str) -> Iterator[Diagnosis]:
    """Judge a map: its keys are data too, and only one of a closed set is told."""
    key = node.key
    for name, inner in value.items():
        if key is None or any(values.text_faults(name, key)):
            yield Diagnosis(Code("PE102"), pointer, "the map has a key that is not declared")
        elif is_withheld(Leaf(key), level):
            yield Diagnosis(Code("PE107"), pointer, "the map's keys are above the level")
        else:
            told = "*" if key.bounds.words is None else escaped(name)
            yield from _judged(inner, node.value, level, f"{pointer}/{told}")


def _diagnosis(pointer: str, fault: values.Fault) -> Diagnosis:
    return Diagnosis(Code(fault[0]), pointer, fault[1])


def escaped(name: str) -> str:
    """Write a key as a part of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")
