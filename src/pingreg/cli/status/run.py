"""Run: choose the lines of the roster that were asked for, and print them."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from shutil import get_terminal_size

import click

from pingreg.cli.resolving import registry_at
from pingreg.cli.status.records import Record, Records
from pingreg.cli.status.seen import seen_in
from pingreg.cli.status.text import PAGE, text_of
from pingreg.csv_text import csv_text
from pingreg.json_text import json_text
from pingreg.naming import counted, did_you_mean, one_of
from pingreg.resolve.model import Registry
from pingreg.resolve.roster import roster

_LISTS = {"on_file": "instances", "population": "populations", "not_on_file": "not_on_file"}


def status(  # noqa: PLR0913  one per option of the command
    *,
    registry: Path | None,
    contracts: Path | None,
    customer: str | None,
    level: str | None,
    at: date,
    seen: Path | None,
    form: str,
) -> None:
    """Print the standing of every instance on a day."""
    resolved, _ = registry_at(registry, contracts=contracts)
    name = None if customer is None else _customer(resolved, customer)
    records = Records(resolved, at)
    found = [records.record(line) for line in roster(resolved, on=at, seen=seen_in(seen))]
    chosen = [one for one in found if name in (None, one["customer"]) and level in (None, one["kept"])]
    match form:
        case "json":
            click.echo(json_text({"at": at.isoformat(), **_by_kind(chosen)}), nl=False)
        case "csv":
            columns = tuple(found[0]) if found else ()
            click.echo(csv_text(columns, ([one[name] for name in columns] for one in chosen)), nl=False)
        case _:
            for line in text_of(chosen, width=get_terminal_size((PAGE, 0)).columns):
                click.echo(line)
            click.echo(_summary(chosen, at))


def _customer(registry: Registry, wanted: str) -> str:
    """Find a contract by its name or its title.

    Raises:
        click.UsageError: there is none.
    """
    names = {}
    for contract in registry.contracts.contracts:
        names[contract.title.lower()] = names[contract.name.lower()] = contract.name
    if wanted.lower() not in names:
        near = sorted({name for said, name in names.items() if wanted.lower() in said})
        guess = f"; there is {one_of(near)}" if near else did_you_mean(wanted, names)
        message = f"`{wanted}` is no customer{guess}"
        raise click.UsageError(message)
    return names[wanted.lower()]


def _by_kind(records: Iterable[Record]) -> dict[str, list[Record]]:
    lists: dict[str, list[Record]] = {name: [] for name in _LISTS.values()}
    for record in records:
        lists[_LISTS[str(record["kind"])]].append(record)
    return lists


def _summary(records: Sequence[Record], at: date) -> str:
    on_file = [record for record in records if record["kind"] == "on_file"]
    levels = [f"{sum(one['kept'] == level for one in on_file)} {level}" for level in ("full", "critical", "none")]
    strange = sum(record["kind"] == "not_on_file" for record in records)
    more = f", {strange} seen and on no contract" if strange else ""
    return f"\n{counted(len(on_file), 'instance')} on file on {at}: {', '.join(levels)}{more}"
