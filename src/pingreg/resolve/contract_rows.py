"""Contracts from a table: the rows of one customer are gathered, and what they repeat is taken once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import repeat
from typing import NamedTuple

from pingreg.diagnostics import Finding, Place, Problem
from pingreg.resolve.agreements import Contract, License, Term
from pingreg.resolve.covering import Covering
from pingreg.resolve.terms import Written, events_kept, in_order, unknown_name
from pingreg.spec.contract_table import ContractTable
from pingreg.spec.policy import Hosting, Level

_OF_CONTRACT = ("title", "hosting", "example")
_OF_LICENSE = ("created", "tags", "environment", "switches")
_OF_TERM = ("until", "pings", "events", "withhold", "reference", "events_reference")


class _Row(NamedTuple):
    """Hold one row, its cells in the order of the table's columns; tuples cost little where there are many."""

    customer: str | None
    title: str | None
    hosting: Hosting | None
    digest: str | None
    created: date | None
    tags: tuple[str, ...] | None
    environment: str | None
    sites: tuple[str, ...] | None
    starts: date | None
    until: date | None
    pings: Level | None
    events: Written | None
    withhold: tuple[str, ...] | None
    reference: str | None
    events_reference: str | None
    switches: tuple[str, ...] | None
    example: str | None
    place: Place
    is_sound: bool


class Rows:
    """Hold a table's rows while contracts are made of them, and the problems that this brings up."""

    def __init__(self, table: ContractTable, place: Place, covering: Covering) -> None:
        self._table = table
        self._place = place
        self._covering = covering
        self.problems: list[Problem] = []

    def contracts(self) -> Iterator[Contract]:
        """Make one contract of all rows of a customer; one with a problem is not sound."""
        table = self._table
        places = map(Place, repeat(self._place.path), zip(table.numbers))
        sound = (number not in table.faulty for number in table.numbers)
        times = Counter(table.cells["customer"])
        several: dict[str, list[_Row]] = {}
        for row in map(_Row._make, zip(*table.cells.values(), places, sound, strict=True)):
            customer = row.customer
            if customer is None:
                continue
            if times[customer] == 1:  # the usual case, tens of thousands of times
                yield self._alone(customer, row)
            else:
                several.setdefault(customer, []).append(row)
        for customer, rows in several.items():
            yield self._gathered(customer, rows)

    def _alone(self, customer: str, row: _Row) -> Contract:
        before = len(self.problems)
        term = self._term(row)
        terms = () if term is None else (term,)
        is_sound = row.is_sound and len(self.problems) == before
        sites = row.sites or ()
        if row.digest is None:
            return _contract(customer, row, is_sound, sites, (), terms)
        return _contract(customer, row, is_sound, (), (_license(row.digest, row, sites),), terms)

    def _gathered(self, customer: str, rows: list[_Row]) -> Contract:
        before = len(self.problems)
        self._compare(rows, _OF_CONTRACT)
        licenses = tuple(self._licenses(rows))
        terms = in_order(tuple(self._terms(rows)))
        is_sound = len(self.problems) == before and all(row.is_sound for row in rows)
        return _contract(
            customer, rows[0], is_sound, _sites(row for row in rows if row.digest is None), licenses, terms
        )

    def _licenses(self, rows: list[_Row]) -> Iterator[License]:
        found: dict[str, list[_Row]] = {}
        for row in rows:
            if row.digest is not None:
                found.setdefault(row.digest, []).append(row)
        for digest, same in found.items():
            self._compare(same, _OF_LICENSE)
            yield _license(digest, same[0], _sites(same))

    def _terms(self, rows: list[_Row]) -> Iterator[Term]:
        """Make the terms of one customer's rows; one that several rows repeat is made once."""
        once = {(row.starts, *(getattr(row, name) for name in _OF_TERM)): row for row in reversed(rows)}
        for row in once.values():
            term = self._term(row)
            if term is not None:
                yield term

    def _term(self, row: _Row) -> Term | None:
        if row.starts is None or row.pings is None or row.events is None:
            return None
        if row.withhold is not None or row.until is not None:
            self._judge(row, row.starts)
        withheld = self._covering.all_fields(row.withhold or ())
        references = row.reference or "", row.events_reference or ""
        return Term(row.starts, row.until, row.pings, events_kept(row.events), withheld, *references, row.place)

    def _judge(self, row: _Row, starts: date) -> None:
        if row.until is not None and row.until <= starts:
            message = f"the term ends on {row.until}, and starts on {starts}"
            fix = "write the first day that is no longer in the term"
            self.problems.append(("PM117", Finding(row.place.at("until"), message, fix)))
        for name in row.withhold or ():
            if problem := unknown_name(name, row.place.at("withhold"), self._covering):
                self.problems.append(problem)

    def _compare(self, rows: list[_Row], columns: tuple[str, ...]) -> None:
        """Find what rows say otherwise than the first of them, though it is about one thing."""
        first, *others = rows
        for row in others:
            for name in columns:
                if getattr(row, name) != getattr(first, name):
                    message = f"`{name}` differs from what an earlier row says of the same"
                    related = ((first.place.at(name), "said here"),)
                    finding = Finding(row.place.at(name), message, "write the same in both rows", related=related)
                    self.problems.append(("PM121", finding))


def _contract(  # noqa: PLR0913, PLR0917  positional: it is called for every customer
    customer: str,
    first: _Row,
    is_sound: bool,  # noqa: FBT001
    sites: tuple[str, ...],
    licenses: tuple[License, ...],
    terms: tuple[Term, ...],
) -> Contract:
    title, hosting, is_example = first.title or customer, first.hosting or "self_hosted", first.example is not None
    return Contract(customer, title, hosting, is_example, is_sound, sites, licenses, terms, first.place)


def _license(digest: str, row: _Row, sites: tuple[str, ...]) -> License:
    tags, environment, switches = row.tags or (), row.environment or "production", row.switches or ()
    return License(digest, row.created, tags, environment, sites, switches, row.place)


def _sites(rows: Iterable[_Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(site for row in rows for site in row.sites or ()))
