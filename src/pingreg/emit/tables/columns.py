"""Columns of a table: the warehouse shapes of all pings that are stored in it, merged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from pingreg.payload.tree import Constant, Leaf, List, Map, Node, Object, warehouse_tree
from pingreg.resolve.model import Column as Stored
from pingreg.resolve.model import Field, Ping, Steps

_Number = Literal["INTEGER", "FLOAT", "NUMERIC", "BIGNUMERIC"]
_Time = Literal["TIMESTAMP", "DATE", "TIME", "DATETIME", "INTERVAL", "RANGE"]
Kind = _Number | _Time | Literal["BOOLEAN", "STRING", "BYTES", "JSON", "GEOGRAPHY", "RECORD"]
"""Types by the names of `bq show`; what the registry stores is of few of them."""

Columns = Mapping[str, "Column"]

_KINDS: dict[str, Kind] = {
    "integer": "INTEGER",
    "number": "FLOAT",
    "boolean": "BOOLEAN",
    "string": "STRING",
}


@dataclass(frozen=True, slots=True)
class Column:
    """Hold one column; `columns` are those of a record, `parameters` what a type has in parentheses.

    Only a deployed column can be required or have parameters: of what is declared, any sender may leave any out.
    """

    kind: Kind
    is_repeated: bool = False
    is_required: bool = False
    parameters: tuple[int | str, ...] = ()
    is_constant: bool = False
    description: str = ""
    columns: Columns = field(default_factory=dict)


def columns_of(pings: Iterable[Ping]) -> Columns:
    """Merge the columns of pings, in order of ping, area and declaration; of two that clash the first stays.

    What one ping always leaves at a constant, another may fill: its column goes before.
    """
    merged: Columns = {}
    for ping in pings:
        titles: dict[Steps, str] = {}
        for area in ping.areas:
            titles.setdefault(area.column, area.spec.title)
        merged = _merged(merged, _members(warehouse_tree(ping), titles, ()))
    return merged


def _members(node: Object, titles: Mapping[Steps, str], at: Steps) -> Columns:
    made = ((name, _column(member, titles, (*at, name))) for name, member in node.members.items())
    return {name: column for name, column in made if column is not None}


def _column(node: Node, titles: Mapping[Steps, str], at: Steps) -> Column | None:
    """Make a column of a node; None for a record of nothing, which no table can have."""
    match node:
        case Leaf():
            return _value(node.field, node.column)
        case Constant():
            return Column("STRING", is_constant=True, description=_constant(node))
        case List():
            inner = _column(node.item, titles, (*at, "[]"))
            return None if inner is None else replace(inner, is_repeated=True, description=titles.get(at, ""))
        case Map():
            return _column(List(node.value), titles, at)
        case Object():
            columns = _members(node, titles, at)
            return Column("RECORD", description=titles.get(at, ""), columns=columns) if columns else None


def _value(field: Field, stored: Stored | None) -> Column:
    conversion = "same" if stored is None else stored.conversion
    if conversion in {"string", "join", "word"}:
        return Column("STRING", description=field.description)
    kind: Kind = "TIMESTAMP" if field.bounds.form == "timestamp" else _KINDS[field.type]
    return Column(kind, is_repeated=field.repeated, description=field.description)


def _constant(node: Constant) -> str:
    if node.value is None:
        return "Always null."
    return f"Written by the receiver, always `{node.value}`." if node.value else "Always empty."


def _merged(one: Columns, two: Columns) -> Columns:
    merged = dict(one)
    for name, column in two.items():
        there = merged.get(name)
        if there is None or (there.is_constant and not column.is_constant):
            merged[name] = column
        elif there.kind == column.kind == "RECORD":
            merged[name] = replace(there, columns=_merged(there.columns, column.columns))
    return merged
