"""Saying: which key of a field says a thing of it, so that a change is told where it was made."""

import re

from pingreg.compat.comparison import Comparison
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


def written_with(field: Field, name: str, comparison: Comparison) -> Place:
    """Find the key `name` where it was written together with a new field, so that a new area is one cause.

    Where it stood already, the field is to blame.
    """
    written = comparison.after.registry.lineage(field, name)
    is_own = name in field.spec.model_fields_set
    if written is not None and (is_own or written.path not in comparison.before.documents.paths):
        return written
    return Place(field.declaration.place.path, field.declaration.place.keys, "key")


def shown(value: object, *, nothing: str) -> str:
    """Write a value for a reader; None is `nothing`."""
    return nothing if value is None else str(value)


def gist(text: str) -> str:
    """Give the letters and digits of a text: one that differs in no more says nothing new."""
    return _BETWEEN.sub("", text).lower()
