"""Agreements: contracts as they were resolved, found by license and by site.

There may be very many, and a frozen dataclass costs four times a tuple to make: these are tuples with names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from pingreg.diagnostics import Place
from pingreg.resolve.names import FieldName
from pingreg.resolve.standing import EventsKept
from pingreg.spec.policy import Hosting, Level


class License(NamedTuple):
    """One license; `digest` is the SHA-256 of its key, in hexadecimal digits."""

    digest: str
    created: date | None
    tags: tuple[str, ...]
    environment: str
    sites: tuple[str, ...]
    switches: tuple[str, ...]
    place: Place


class Term(NamedTuple):
    """A dated part of a contract, in force on `starts` and no longer on `ends`; None is no end."""

    starts: date
    ends: date | None
    level: Level
    events: EventsKept | Literal["by_rules"]
    withheld: frozenset[FieldName]
    reference: str
    events_reference: str
    place: Place


class Contract(NamedTuple):
    """What was agreed with one customer; `terms` are in order of their start.

    One that is not sound lost a part that nobody could understand, and so allows nothing.
    """

    name: str
    title: str
    hosting: Hosting
    is_example: bool
    is_sound: bool
    sites: tuple[str, ...]
    licenses: tuple[License, ...]
    terms: tuple[Term, ...]
    place: Place

    @property
    def subject(self) -> str:
        """Name the contract as diagnostics do; never by its title."""
        return f"contract/{self.name}"

    @property
    def last_term(self) -> Term | None:
        """Give the term that ends last: one without an end, if there is any."""
        return max(self.terms, key=lambda term: term.ends or date.max, default=None)


class Entry(NamedTuple):
    """One way of being on file: under a license of a contract, or under the contract alone."""

    contract: Contract
    license: License | None


@dataclass(frozen=True, slots=True)
class Contracts:
    """Hold all contracts by name, and find them; `omitted` lists the fields that each population leaves out.

    `by_site` has sites in small letters: an id is the same however its letters are written.
    """

    contracts: tuple[Contract, ...] = ()
    by_digest: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    by_site: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    omitted: Mapping[str, frozenset[FieldName]] = field(default_factory=dict)
