"""The order of columns: what was published keeps its place, what is new comes last, in every record."""

import json
from dataclasses import replace

from pingreg.emit.tables.columns import Columns


def ordered(columns: Columns, published: bytes | None) -> Columns:
    """Put columns into the order of a committed schema; one that cannot be read has no say."""
    try:
        schema = json.loads(published) if published else []
    except (ValueError, RecursionError):
        schema = []
    return _ordered(columns, schema)


def _ordered(columns: Columns, published: object) -> Columns:
    fields_before = _named(published)
    places = {name: place for place, name in enumerate(fields_before)}
    names = sorted(columns, key=lambda name: places.get(name, len(places)))
    return {
        name: replace(columns[name], columns=_ordered(columns[name].columns, fields_before.get(name))) for name in names
    }


def _named(published: object) -> dict[str, object]:
    """Give the nested fields of each column by its name, in the order of the schema."""
    named: dict[str, object] = {}
    for column in published if isinstance(published, list) else ():
        if isinstance(column, dict) and isinstance(name := column.get("name"), str):
            named.setdefault(name, column.get("fields"))
    return named
