"""Agreed: what the terms of a contract say together of one day, without what the policy adds to it."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import NamedTuple

from pingreg.compat.kept import kept_under
from pingreg.resolve.agreements import Contract, Term
from pingreg.resolve.names import FieldName
from pingreg.resolve.standing import EventsKept
from pingreg.resolve.stricter import lower, narrower
from pingreg.spec.policy import EventRule, Level


class Agreed(NamedTuple):
    """Hold what holds on a day; `events` has one answer for each event rule, for a term may leave them to the rules."""

    terms: tuple[Term, ...]
    level: Level
    events: tuple[EventsKept, ...]
    withheld: frozenset[FieldName]


def agreed(contract: Contract, day: date, rules: Iterable[EventRule]) -> Agreed | None:
    """Join the terms that hold on a day, else those that ended last before it; None when none has begun.

    Where terms overlap, each takes away what it does not allow.
    """
    holding = [term for term in contract.terms if term.starts <= day and (term.ends is None or day < term.ends)]
    if not holding:
        ends = [term.ends for term in contract.terms if term.ends is not None and term.ends <= day]
        holding = [term for term in contract.terms if ends and term.ends == max(ends)]
    known = tuple(rules)
    each = [
        Agreed((one,), one.level, tuple(kept_under(one.events, rule) for rule in known), one.withheld)
        for one in holding
    ]
    return reduce(_joined, each) if each else None


def turning_days(*contracts: Contract) -> tuple[date, ...]:
    """List the days on which any of their terms starts or ends."""
    terms = [term for contract in contracts for term in contract.terms]
    return tuple(sorted({day for term in terms for day in (term.starts, term.ends) if day is not None}))


def _joined(one: Agreed, two: Agreed) -> Agreed:
    return Agreed(
        (*one.terms, *two.terms),
        lower(one.level, two.level),
        tuple(narrower(first, second) for first, second in zip(one.events, two.events, strict=True)),
        one.withheld | two.withheld,
    )
