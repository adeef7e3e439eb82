"""Saying: which key of a field says a thing of it, so that a change is told where it was made."""

import re

from pingreg.diagnostics import Place
from pingreg.resolve.model import Field

_BETWEEN = re.compile(r"[\W_]+")


def key_of(field: Field, name: str) -> Place:
    """Find the key `name` of a field; where it is not written, the measure that implies it."""
    if name in field.spec.model_fields_set:
        return field.declaration.key(name)
    return field.declaration.key(field.kind)


def part_of(field: Field, name: str) -> Place:
    """Find the key `name` in a field's measure."""
    return field.declaration.key(field.kind).at(name)


def shown(value: object, *, nothing: str) -> str:
    """Write a value for a reader; None is `nothing`."""
    return nothing if value is None else str(value)


def gist(text: str) -> str:
    """Give the letters and digits of a text: one that differs in no more says nothing new."""
    return _BETWEEN.sub("", text).lower()
