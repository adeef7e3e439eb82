"""Deployed tables: what `bq show --format=prettyjson` prints of one, or a schema file, as columns."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pingreg.emit.tables.columns import Column, Columns, Kind

_ALIASES = {
    "INT64": "INTEGER",
    "FLOAT64": "FLOAT",
    "BOOL": "BOOLEAN",
    "STRUCT": "RECORD",
    "DECIMAL": "NUMERIC",
    "BIGDECIMAL": "BIGNUMERIC",
}
_KINDS: dict[str, Kind] = {kind: kind for part in get_args(Kind) for kind in get_args(part)}
_MODES = ("NULLABLE", "REQUIRED", "REPEATED")
_WHOLE_NUMBER = re.compile("[0-9]{1,19}")
_DEEPEST = 15
"""Records stand in each other this deep: https://cloud.google.com/bigquery/docs/nested-repeated#limitations."""
_LONGEST = 300
"""Characters of a column's name: https://cloud.google.com/bigquery/docs/schemas#column_names."""
_WIDEST = 10_000
"""Columns of a table, those in records too: https://cloud.google.com/bigquery/quotas#all_tables."""


class TableError(Exception):
    """Say what of a file is no table's schema, and where in it."""


@dataclass(frozen=True, slots=True)
class DeployedTable:
    """Hold what is deployed; `name` is project, dataset and table, and None in a schema file."""

    name: tuple[str, str, str] | None
    columns: Columns

    def is_called(self, table: str) -> bool:
        """Tell whether it has this name, which may leave the project out."""
        return self.name is not None and f".{'.'.join(self.name)}".endswith(f".{table}")


def deployed_table(content: bytes) -> DeployedTable:
    """Read the output of `bq show --format=prettyjson`, with `--schema` or without, or a schema file.

    Raises:
        TableError: it is none of them.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except RecursionError:
        message = "it is nested too deep for a schema"
        raise TableError(message) from None
    except ValueError:
        message = "it is no JSON; write it with `bq show --format=prettyjson`"
        raise TableError(message) from None
    match data:
        case [*fields] if fields:
            return DeployedTable(None, _Reader().columns(fields, ()))
        case {"schema": {"fields": [*fields]}} if fields:
            return DeployedTable(_name(data), _Reader().columns(fields, ()))
        case {"fields": [*fields]} if fields:
            return DeployedTable(None, _Reader().columns(fields, ()))
        case _:
            message = "it has no columns; write it with `bq show --format=prettyjson`"
            raise TableError(message)


def _name(data: Mapping[str, Any]) -> tuple[str, str, str] | None:
    match data:
        case {"type": kind} if kind != "TABLE":
            message = "its `type` is not TABLE, and nothing else has columns to add"
            raise TableError(message)
        case {
            "tableReference": {"projectId": str() as project, "datasetId": str() as dataset, "tableId": str() as name}
        }:
            return project, dataset, name
        case {"tableReference": _}:
            message = "its `tableReference` lacks `projectId`, `datasetId` or `tableId`"
            raise TableError(message)
        case _:
            return None


class _Reader:
    """Read columns, and count them."""

    def __init__(self) -> None:
        self._count = 0

    def columns(self, fields: list[Any], at: tuple[str, ...]) -> Columns:
        """Read the columns of a table or a record, which `at` leads to."""
        if len(at) > _DEEPEST:
            message = f"{_shown(at[:1])} is nested more than {_DEEPEST} records deep"
            raise TableError(message)
        self._count += len(fields)
        if self._count > _WIDEST:
            message = f"it has more than {_WIDEST:,} columns"
            raise TableError(message)
        columns: dict[str, Column] = {}
        seen: set[str] = set()
        for index, field in enumerate(fields):
            name = _column_name(field, index, at)
            if name.lower() in seen:
                message = f"{_shown((*at, name))} is there twice; names of columns have no case"
                raise TableError(message)
            seen.add(name.lower())
            columns[name] = self._column(field, (*at, name))
        return columns

    def _column(self, field: Mapping[str, Any], path: tuple[str, ...]) -> Column:
        kind, mode = _kind(field, path), _mode(field, path)
        inner = field.get("fields")
        if (kind == "RECORD") != (isinstance(inner, list) and bool(inner)):
            message = f"{_shown(path)} is a {kind}, and {'has no' if kind == 'RECORD' else 'has'} `fields`"
            raise TableError(message)
        columns = self.columns(inner, path) if isinstance(inner, list) else {}
        return Column(kind, mode == "REPEATED", mode == "REQUIRED", _parameters(field, kind, path), columns=columns)


def _column_name(field: Any, index: int, at: tuple[str, ...]) -> str:  # noqa: ANN401  JSON
    name = field.get("name") if isinstance(field, dict) else None
    if isinstance(name, str) and 0 < len(name) <= _LONGEST and name.isprintable():
        return name
    message = f"column {index + 1} of {_shown(at) if at else 'the table'} has no `name` that a column may have"
    raise TableError(message)


def _kind(field: Mapping[str, Any], path: tuple[str, ...]) -> Kind:
    given = field.get("type")
    kind = _KINDS.get(_ALIASES.get(given.upper(), given.upper())) if isinstance(given, str) else None
    if kind is None:
        message = f"the type of {_shown(path)} is none of BigQuery's"
        raise TableError(message)
    return kind


def _mode(field: Mapping[str, Any], path: tuple[str, ...]) -> str:
    given = field.get("mode", _MODES[0])
    mode = given.upper() if isinstance(given, str) else None
    if mode not in _MODES:
        message = f"the mode of {_shown(path)} is none of {', '.join(_MODES)}"
        raise TableError(message)
    return mode


def _parameters(field: Mapping[str, Any], kind: Kind, path: tuple[str, ...]) -> tuple[int | str, ...]:
    """Read what a type has in parentheses: whole numbers, which `bq` writes as text."""
    if kind == "RANGE":
        match field.get("rangeElementType"):
            case {"type": ("DATE" | "DATETIME" | "TIMESTAMP") as element}:
                return (element,)
            case _:
                message = f"{_shown(path)} is a RANGE of no type that a range may have"
                raise TableError(message)
    given = [field[key] for key in ("maxLength", "precision", "scale") if field.get(key) is not None]
    numbers = [str(one) for one in given if isinstance(one, str | int)]
    if len(numbers) != len(given) or not all(map(_WHOLE_NUMBER.fullmatch, numbers)):
        message = f"`maxLength`, `precision` or `scale` of {_shown(path)} is no whole number"
        raise TableError(message)
    return tuple(map(int, numbers))


def _shown(path: tuple[str, ...]) -> str:
    return f"`{'.'.join(path)}`"
