"""Target `bigquery`: the schema of each table that pings are stored in.

A schema is a JSON array, which cannot hold the comment that other generated files begin with. Deprecated and removed
fields keep their columns, for old releases still fill them.
"""

from pingreg.emit.claims import refuse_false_claims
from pingreg.emit.tables.columns import Columns, columns_of
from pingreg.emit.tables.names import file_of, pings_by_table
from pingreg.emit.tables.order import ordered
from pingreg.emit.target import Files, Inputs, target
from pingreg.json_text import json_text
from pingreg.resolve.model import Ping


@target("bigquery")
def bigquery(inputs: Inputs) -> Files:
    """Write the tables; a committed schema decides the order of the columns that it has."""
    refuse_false_claims(inputs)
    tables: dict[str, list[Ping]] = {}
    for table, pings in pings_by_table(inputs.registry.pings.values()).items():
        tables.setdefault(file_of(table), []).extend(pings)
    return {
        path: json_text(_schema(ordered(columns_of(pings), inputs.committed.get(path))))
        for path, pings in sorted(tables.items())
    }


def _schema(columns: Columns) -> list[dict[str, object]]:
    schema: list[dict[str, object]] = []
    for name, column in columns.items():
        entry: dict[str, object] = {
            "name": name,
            "type": column.kind,
            "mode": "REPEATED" if column.is_repeated else "NULLABLE",
        }
        if column.description:
            entry["description"] = column.description
        if column.columns:
            entry["fields"] = _schema(column.columns)
        schema.append(entry)
    return schema
