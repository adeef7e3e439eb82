"""SQL of BigQuery: names and types, so written that no name can end its quotes."""

from pingreg.emit.tables.columns import Column, Kind

_TYPES: dict[Kind, str] = {"INTEGER": "INT64", "FLOAT": "FLOAT64", "BOOLEAN": "BOOL"}


def quoted(name: str) -> str:
    """Write a name between backticks; escapes are those of a string.

    https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#quoted_identifiers
    """
    return f"`{''.join(map(_escaped, name))}`"


def type_of(column: Column) -> str:
    """Write a column's type, a record's with all of its columns."""
    if column.kind == "RECORD":
        inner = ", ".join(f"{quoted(name)} {_nested(one)}" for name, one in column.columns.items())
        single = f"STRUCT<{inner}>"
    else:
        single = bare_type_of(column)
    return f"ARRAY<{single}>" if column.is_repeated else single


def bare_type_of(column: Column) -> str:
    """Write the type of one value without what a record holds: `STRUCT`, `INT64`, `NUMERIC(10, 2)`."""
    name = "STRUCT" if column.kind == "RECORD" else _TYPES.get(column.kind, column.kind)
    parameters = ", ".join(map(str, column.parameters))
    if not parameters:
        return name
    return f"{name}<{parameters}>" if column.kind == "RANGE" else f"{name}({parameters})"


def _nested(column: Column) -> str:
    return f"{type_of(column)}{' NOT NULL' if column.is_required else ''}"


def _escaped(character: str) -> str:
    if character in "\\`":
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"
