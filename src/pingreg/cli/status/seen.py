"""What was seen: a table of sites with the version and the day of their last payload."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from pingreg.naming import did_you_mean
from pingreg.resolve.roster import Seen
from pingreg.source.mounted import table_at
from pingreg.source.table import Table, read_table

_COLUMNS = ("site", "version", "last_seen")
_DAY = len("2026-11-24")


def seen_in(file: Path | None) -> dict[str, Seen]:
    """Read a table with the columns `site`, `version` and `last_seen`; others are passed over.

    `last_seen` is a day, or a time that begins with one. What cannot be read is not known, and said on standard error.
    Of several rows of a site the latest counts.

    Raises:
        click.UsageError: it is no such table.
    """
    if file is None:
        return {}
    try:
        table, problems = read_table(table_at(file, shown=str(file)).read(""), str(file))
    except OSError as error:
        message = f"`{file}` cannot be read: {error.strerror}"
        raise click.UsageError(message) from error
    if table is None or problems:
        message = "; ".join(f"{one.span.path}:{one.span.line}: {one.message}" for one in problems[:3])
        raise click.UsageError(message)
    for name in _COLUMNS:
        if name not in table.columns:
            message = f"`{file}` has no column `{name}`{did_you_mean(name, table.columns)}"
            raise click.UsageError(message)
    found: dict[str, Seen] = {}
    for site, seen in _rows(table, file):
        if site not in found or (seen.last or date.min) >= (found[site].last or date.min):
            found[site] = seen
    return found


def _rows(table: Table, file: Path) -> Iterator[tuple[str, Seen]]:
    at = [table.columns.index(name) for name in _COLUMNS]
    for number, row in zip(table.numbers, table.rows, strict=True):
        site, version, last = (row[index].strip() for index in at)
        site = site.lower()
        day = _day(last)
        if not site or (last and day is None):
            what = "`site` is empty" if not site else "`last_seen` begins with no day such as 2026-11-24"
            click.echo(f"{file}: row {number}: {what}", err=True)
        if site:
            yield site, Seen(version or None, day)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:_DAY])
    except ValueError:
        return None
