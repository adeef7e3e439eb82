"""Columns: what is stored in each table, whichever pings it comes from."""

from collections.abc import Iterator
from typing import NamedTuple

from pingreg.diagnostics import Place
from pingreg.lint.rule import Context
from pingreg.resolve.model import Field, Ping, Registry

Kind = str
"""What a table makes of a column, such as `STRING`, `INTEGER repeated`."""

_KINDS = {"integer": "INTEGER", "number": "FLOAT", "boolean": "BOOLEAN", "string": "STRING"}
_PATHS_CONFLICT = "PM112"
_TEXT = frozenset({"string", "join", "word"})


class Stored(NamedTuple):
    """One field's column in a table: its path with dots between and `[]` as a step of its own."""

    path: str
    field: Field


def tables(registry: Registry, context: Context) -> dict[str, tuple[Ping, ...]]:
    """Group the pings by the table that they are stored in.

    Give none when paths conflict as they are sent: that is reported, and where they are stored follows from it.
    """
    if any(one.code == _PATHS_CONFLICT for one in context.earlier):
        return {}
    found: dict[str, tuple[Ping, ...]] = {}
    for ping in registry.pings.values():
        if ping.spec.warehouse is not None:
            table = ping.spec.warehouse.table
            found[table] = (*found.get(table, ()), ping)
    return found


def stored(pings: tuple[Ping, ...]) -> Iterator[Stored]:
    """Give the columns that the fields of some pings are stored in."""
    for ping in pings:
        for field in ping.fields:
            if field.column is not None:
                yield Stored(".".join(field.column.steps), field)


def kind_of(field: Field) -> Kind:
    """Say what a table makes of a field's column."""
    assert field.column is not None  # noqa: S101  only what is stored has a kind
    if field.column.conversion in _TEXT:
        return "STRING"
    kind = "TIMESTAMP" if field.bounds.form == "timestamp" else _KINDS[field.type]
    return f"{kind} repeated" if field.repeated else kind


def name_place(field: Field) -> Place:
    """Find where the last name of a field's column was written."""
    own = field.spec.warehouse
    if own is not None and own.name is not None:
        return field.declaration.key("warehouse").at("name")
    place = field.declaration.place
    return Place(place.path, place.keys, "key")
