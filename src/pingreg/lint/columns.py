"""Columns: what is stored in each table, whichever pings it comes from."""

from pingreg.diagnostics import Place
from pingreg.lint.rule import Context
from pingreg.resolve.model import Field, Ping, Registry

Kind = str
"""What a table makes of a column, such as `STRING`, `INTEGER repeated`."""

_KINDS = {"integer": "INTEGER", "number": "FLOAT", "boolean": "BOOLEAN", "string": "STRING"}
_PATHS_CONFLICT = "PM112"
_TEXT = frozenset({"string", "join", "word"})


Columns = list[tuple[str, Field]]
"""Paths, with dots between and `[]` as a step of its own, each with the field that is stored there."""


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


def stored(*pings: Ping) -> Columns:
    """Give the columns that the fields of some pings are stored in."""
    return [
        (".".join(field.column.steps), field)
        for ping in pings
        for area in ping.areas
        for field in area.fields
        if field.column is not None
    ]


def records(columns: Columns) -> dict[str, dict[Kind, Field]]:
    """Give the records above some columns, with each kind that a field makes of them and the first that does."""
    found: dict[str, dict[Kind, Field]] = {}
    met: set[str] = set()
    for path, field in columns:
        above, _, step = path.rpartition(".")
        while above:
            kind = "RECORD repeated" if step == "[]" else "RECORD"
            if not above.endswith("[]"):
                found.setdefault(above, {}).setdefault(kind, field)
            mark = f"{above}.[]" if step == "[]" else above
            if mark in met:
                break
            met.add(mark)
            above, _, step = above.rpartition(".")
    return found


def kind_of(field: Field) -> Kind:
    """Say what a table makes of a field's column."""
    if field.column is not None and field.column.conversion in _TEXT:
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
