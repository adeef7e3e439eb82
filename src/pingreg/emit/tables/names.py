"""Names of tables: which pings are stored in one, and which file holds its schema."""

import re
from collections.abc import Iterable

from pingreg.resolve.model import Ping

_NOT_IN_A_FILE_NAME = re.compile(r"[^A-Za-z0-9_.-]|^\.+")


def pings_by_table(pings: Iterable[Ping]) -> dict[str, list[Ping]]:
    """Group pings by the table that they are stored in."""
    tables: dict[str, list[Ping]] = {}
    for ping in pings:
        if ping.spec.warehouse is not None:
            tables.setdefault(ping.spec.warehouse.table, []).append(ping)
    return tables


def file_of(table: str) -> str:
    """Name the file of a table's schema, which stands in no other folder whatever the table is called."""
    return f"{_NOT_IN_A_FILE_NAME.sub('_', table)}.json"
