"""Compare a table that is deployed with what a registry stores in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from pingreg.cli.tables import Schemas, columns_in, deployed_section, listed
from pingreg.compat.comparison import State
from pingreg.diagnostics import Code, Diagnostic, Section, Severity
from pingreg.emit.tables.deployed import DeployedTable, TableError, deployed_table
from pingreg.emit.tables.migration import Act, Step, migration
from pingreg.emit.tables.names import pings_by_table
from pingreg.emit.tables.statements import statements
from pingreg.naming import counted, did_you_mean, one_of
from pingreg.render.visible import visible
from pingreg.resolve.model import Ping

_MOST_BYTES = 20_000_000
"""So much is room for 10,000 columns with long descriptions."""


@dataclass(frozen=True, slots=True)
class Deployed:
    """Hold what `bq show` prints of a table: the file that it was read from, and the name by which it is declared."""

    path: str
    content: bytes
    name: str | None = None


def read_deployed(path: Path, name: str | None) -> Deployed:
    """Read what is deployed; `-` is standard input.

    Raises:
        click.UsageError: the file cannot be read, or is larger than any description.
    """
    try:
        with click.open_file(str(path), "rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        message = f"`{path}` cannot be read: {error.strerror}"
        raise click.UsageError(message) from error
    if len(content) > _MOST_BYTES:
        message = f"`{path}` has over {_MOST_BYTES:,} bytes, and describes no table"
        raise click.UsageError(message)
    return Deployed(str(path), content, name)


def judged_table(given: Deployed, state: State, schemas: Schemas) -> tuple[tuple[Diagnostic, ...], Section]:
    """Say what a deployed table lacks, what of it nobody declares, and what it needs.

    Raises:
        click.UsageError: the file describes no table, or none that a ping is stored in.
    """
    try:
        found = deployed_table(given.content)
    except TableError as error:
        message = f"`{given.path}` describes no table: {error}"
        raise click.UsageError(message) from error
    tables = pings_by_table(state.registry.pings.values())
    table = _declared(given, found, tables)
    steps = migration(found.columns, columns_in(table, tables[table], schemas))
    needed = statements(table, found.columns, steps, schemas.path(table))
    return tuple(_told(table, tables[table][0], state, steps)), deployed_section(table, needed)


def _declared(given: Deployed, found: DeployedTable, tables: dict[str, list[Ping]]) -> str:
    """Find the name by which a table is declared: as it is given, else as the file says, else the only one."""
    known = sorted(tables)
    if given.name is not None:
        if given.name in tables:
            return given.name
        message = f"no ping is stored in `{given.name}`{did_you_mean(given.name, known)}"
    elif called := [table for table in known if found.is_called(table)]:
        return max(called, key=len)
    elif found.name is not None:
        message = f"no ping is stored in `{'.'.join(found.name)}`, which `{given.path}` describes"
    elif len(known) == 1:
        return known[0]
    else:
        message = f"`{given.path}` does not say which table it describes"
    hint = f"; use --table-name with one of {one_of(known)}" if known else "; no ping of this registry is stored"
    raise click.UsageError(visible(message + hint))


def _told(table: str, ping: Ping, state: State, steps: Sequence[Step]) -> Iterator[Diagnostic]:
    span = state.documents.span(ping.place.at("warehouse", "table"))
    lacking, wrong, kept = _of(steps, "add", "widen", "relax"), _of(steps, "rewrite"), _of(steps, "keep")
    if lacking:
        message = f"the deployed table `{table}` is behind what is declared, in {counted(len(lacking), 'column')}"
        fix = "run what is listed for it, and only then release what sends to it"
        yield Diagnostic(Code("PC265"), Severity.ERROR, table, span, message, fix, (), (("columns", listed(lacking)),))
    if kept:
        message = f"the deployed table `{table}` has {counted(len(kept), 'column')} that nobody declares"
        fix = "declare what fills them; or stop sending first, and drop them when no release fills them any more"
        yield Diagnostic(Code("PC266"), Severity.WARNING, table, span, message, fix, (), (("columns", listed(kept)),))
    if wrong:
        message = f"the deployed table `{table}` has to be rewritten for {counted(len(wrong), 'column')}"
        fix = "declare them as they are deployed, or have the table made anew before anybody sends to it"
        yield Diagnostic(Code("PC267"), Severity.ERROR, table, span, message, fix, (), (("columns", listed(wrong)),))


def _of(steps: Sequence[Step], *acts: Act) -> tuple[str, ...]:
    """Name the columns that have such steps, each once."""
    return tuple(dict.fromkeys(".".join(step.path) for step in steps if step.act in acts))
