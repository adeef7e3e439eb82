"""Tables: what to run so that the warehouse has the columns that a registry stores, and in which order."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pingreg.cli.paths import output_folder, shown_root
from pingreg.diagnostics import Section
from pingreg.emit.tables.columns import Columns, columns_of
from pingreg.emit.tables.migration import migration
from pingreg.emit.tables.names import file_of, pings_by_table
from pingreg.emit.tables.order import ordered
from pingreg.emit.tables.statements import Statement, creation, statements
from pingreg.resolve.model import Ping, Registry

_TARGET = "bigquery"
_COLUMNS = ("table", "step", "columns", "when", "why", "statement")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Schemas:
    """Find the files that `generate bigquery` writes; what is committed keeps the order of columns."""

    folder: Path

    def path(self, table: str) -> str:
        """Name the file of a table as people see it from where they are."""
        return f"{shown_root(self.folder)}{file_of(table)}"

    def published(self, table: str) -> bytes | None:
        """Read a table's file as it stands; None where there is none, or it cannot be read."""
        try:
            return (self.folder / file_of(table)).read_bytes()
        except OSError:
            return None


def schemas_of(registry: Registry, root: Path) -> Schemas:
    """Find the folder of a registry's schemas."""
    return Schemas(output_folder(_TARGET, root, is_committed=_TARGET in registry.manifest.committed))


def tables_section(before: Registry, after: Registry, schemas: Schemas, *, same: Container[str]) -> Section:
    """Say what brings each table from one state to the other; pings that are the `same` in shape change none."""
    old, new = pings_by_table(before.pings.values()), pings_by_table(after.pings.values())
    rows: list[tuple[str, ...]] = []
    for table in sorted({*old, *new}):
        was, is_ = old.get(table, []), new.get(table, [])
        if [ping.name for ping in was] != [ping.name for ping in is_] or any(ping.name not in same for ping in is_):
            rows += _rows(table, _between(table, was, is_, schemas))
    return Section("tables", "Tables: the warehouse first, the sender second", _COLUMNS, tuple(rows))


def deployed_section(table: str, needed: Iterable[Statement]) -> Section:
    """Say what a table that is deployed still needs."""
    title = "Deployed: the warehouse first, the sender second"
    return Section("deployed", title, _COLUMNS, tuple(_rows(table, needed)))


def columns_in(table: str, pings: Iterable[Ping], schemas: Schemas) -> Columns:
    """Give the columns that pings fill of a table, in the order in which they were published."""
    return ordered(columns_of(pings), schemas.published(table))


def listed(names: tuple[str, ...]) -> str:
    """Name the first few."""
    rest = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {rest:,} more" if rest > 0 else "")


def _between(table: str, was: list[Ping], is_: list[Ping], schemas: Schemas) -> Iterator[Statement]:
    if not was:
        yield creation(table, schemas.path(table))
        return
    before, after = columns_in(table, was, schemas), columns_in(table, is_, schemas)
    yield from statements(table, before, migration(before, after), schemas.path(table))


def _rows(table: str, needed: Iterable[Statement]) -> Iterator[tuple[str, ...]]:
    return ((table, one.step, listed(one.columns), one.when, one.why, one.text) for one in needed)
