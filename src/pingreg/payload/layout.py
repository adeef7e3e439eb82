"""Layout: msgspec types of what is kept of a ping, so that one pass reads, checks and cuts a payload.

Attributes are called `f0`, `f1`, ... in the order of an object's members; names of the payload are no identifiers.
"""

import math
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Raw

from pingreg.payload.selection import Cut, Kept, KeptConstant, KeptLeaf, KeptList, KeptMap, KeptObject
from pingreg.payload.tree import Constant, Leaf
from pingreg.payload.values import HIGHEST, LOWEST
from pingreg.resolve.model import Field


def layout_of(root: KeptObject, *, strict: bool, is_open: bool = False) -> type[msgspec.Struct]:
    """Build the type of a whole payload; a strict one refuses undeclared keys, another passes over them.

    With `is_open` a strict one passes over those at its top.
    """
    types = [_type(member, strict=strict) for member in root.members.values()]
    return _defined(root, types, strict=strict and not is_open)


def layout_of_member(node: Kept, *, strict: bool) -> Any:
    """Build the type of one member's value, with or without undeclared keys in it."""
    return _type(node, strict=strict)


def shell_of(node: KeptObject) -> type[msgspec.Struct]:
    """Build a type that is written as an object's type is, and takes whatever was read for its members."""
    return _defined(node, [Any] * len(node.members), strict=False)


def attribute(index: int) -> str:
    """Name the attribute of an object's member."""
    return f"f{index}"


def _defined(node: KeptObject, types: Sequence[Any], *, strict: bool) -> type[msgspec.Struct]:
    names = {attribute(index): name for index, name in enumerate(node.members)}
    fields = [(name, type_, UNSET) for name, type_ in zip(names, types, strict=True)]
    # What was decoded lives for one payload and holds no circle: the garbage collector need not follow it.
    return msgspec.defstruct("Kept", fields, rename=names, forbid_unknown_fields=strict, gc=False)


def _type(node: Kept, *, strict: bool) -> Any:
    match node:
        case Cut():
            return Raw
        case KeptLeaf():
            return _leaf(node.leaf)
        case KeptConstant():
            return _constant(node.constant)
        case KeptObject():
            return layout_of(node, strict=strict) | None
        case KeptList():
            return list[_type(node.item, strict=strict)] | None  # type: ignore[misc]  # made at run time
        case KeptMap():
            return dict[str, _type(node.value, strict=strict)] | None  # type: ignore[misc]  # made at run time


def _constant(constant: Constant) -> Any:
    words = tuple(value for value in (constant.value, *constant.others) if value is not None)
    is_nullable = None in (constant.value, *constant.others)
    if not words:
        return None
    return Literal[words] | None if is_nullable else Literal[words]


def _leaf(leaf: Leaf) -> Any:
    field, column = leaf.field, leaf.column
    if column is not None:
        return _stored(field, column.conversion)
    return _sent(field) | None if field.nullable else _sent(field)


def _stored(field: Field, conversion: str) -> Any:
    match conversion:
        case "never_copied":
            return None
        case "same":
            return _sent(field) | None
        case "difference":
            return int | None
        case _:
            return str | None


def _sent(field: Field) -> Any:
    one = _one(field)
    if not field.repeated:
        return one
    return Annotated[list[one], Meta(max_length=field.bounds.max_items)]  # type: ignore[valid-type]  # made at run time


def _one(field: Field) -> Any:
    bounds = field.bounds
    match field.type:
        case "boolean":
            return bool
        case "string" if bounds.words is not None:
            return Literal[bounds.words]
        case "string":
            return Annotated[str, Meta(min_length=bounds.min_length, max_length=bounds.max_length)]
        case "number":
            return Annotated[float, Meta(ge=bounds.low, le=bounds.high)]
        case _ if bounds.codes is not None:
            return Literal[tuple(code for code, _ in bounds.codes)]
        case _:
            low = LOWEST if bounds.low is None else max(LOWEST, math.ceil(bounds.low))
            high = HIGHEST if bounds.high is None else min(HIGHEST, math.floor(bounds.high))
            return Annotated[int, Meta(ge=low, le=high)]
