"""Grants: what a contract, or the policy alone, allows of an instance on one day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pingreg.resolve.agreements import Contract, Entry, License, Term
from pingreg.resolve.days import after
from pingreg.resolve.event_rules import events_by_rules
from pingreg.resolve.model import Registry
from pingreg.resolve.names import FieldName
from pingreg.resolve.standing import NO_EVENTS, EventsKept
from pingreg.resolve.stricter import Grant, lower, narrower, streamed
from pingreg.spec.policy import Ceiling, Hosting, Level, PolicySpec, Population

_UNREADABLE = "a part of the contract cannot be read, and so nothing is allowed"
_NO_POPULATION = "no population takes it, and so nothing is allowed"


@dataclass(frozen=True, slots=True)
class Known:
    """Hold how an instance is known: under an entry on file, by a license that is on no file, or without one."""

    license: Literal["on_file", "unrecognized", "absent"]
    entry: Entry | None
    deploy_type: str | None


@dataclass(frozen=True, slots=True)
class _Offer:
    """Hold what one term, or the policy, offers before the ceiling is applied."""

    level: Level
    events: EventsKept
    clause: str
    events_clause: str
    term: Term | None = None


def grants_of(registry: Registry, known: Known, day: date) -> Iterator[Grant]:
    """Yield what is allowed on `day`: one grant, and more where terms overlap."""
    policy = registry.policy
    contract = known.entry.contract if known.entry else None
    hosting: Hosting = contract.hosting if contract else "self_hosted"
    customer = contract.name if contract else ""
    population = _population(policy, known, hosting)
    if population is None or (contract is not None and not contract.is_sound):
        clause = _NO_POPULATION if population is None else _UNREADABLE
        name = population.name if population else ""
        yield Grant(hosting, name, "none", NO_EVENTS, frozenset(), clause, clause, customer)
        return
    ceiling: Ceiling = getattr(policy.ceilings, hosting)
    omitted = registry.contracts.omitted.get(population.name, frozenset())
    until = next_change(contract, policy, day) if contract else None
    for offer in _offers(policy, population, known.entry, day):
        yield Grant(
            hosting=hosting,
            population=population.name,
            level=lower(offer.level, ceiling.pings),
            events=narrower(offer.events, streamed(ceiling.events)),
            withheld=_together(omitted, offer.term),
            clause=_capped(offer.clause, hosting, is_capped=lower(offer.level, ceiling.pings) != offer.level),
            events_clause=offer.events_clause,
            customer=customer,
            reference=offer.term.reference if offer.term else "",
            until=until,
        )


def _together(omitted: frozenset[FieldName], term: Term | None) -> frozenset[FieldName]:
    if term is None or not term.withheld:
        return omitted
    return omitted | term.withheld if omitted else term.withheld


def next_change(contract: Contract, policy: PolicySpec, day: date) -> date | None:
    """Find the first day after `day` on which a term starts or ends, or on which the grace of what is over ends."""
    ends = [term.ends for term in contract.terms if term.ends is not None]
    over = [end for end in ends if end <= day]
    grace = [after(max(over), policy.expired.grace)] if over and not _holding(contract.terms, day) else []
    days = (*(term.starts for term in contract.terms), *ends, *grace)
    return min((found for found in days if found > day), default=None)


def _holding(terms: Iterable[Term], day: date) -> list[Term]:
    return [term for term in terms if term.starts <= day and (term.ends is None or day < term.ends)]


def _population(policy: PolicySpec, known: Known, hosting: Hosting) -> Population | None:
    """Find the first population that takes an instance; one with a strange license is taken only by name."""
    for population in policy.populations:
        when = population.when
        if when is None:
            return None if known.license == "unrecognized" else population
        is_named = when.license is None if known.license == "on_file" else when.license in (None, known.license)
        if known.license == "unrecognized" and when.license is None:
            continue
        if is_named and when.hosting in (None, hosting) and when.deploy_type in (None, known.deploy_type):
            return population
    return None


def _offers(policy: PolicySpec, population: Population, entry: Entry | None, day: date) -> Iterable[_Offer]:
    license_ = entry.license if entry else None
    terms = entry.contract.terms if entry else ()
    holding = _holding(terms, day)
    if holding:
        return (_by_term(policy, term, license_, f"term from {term.starts}") for term in holding)
    ends = [term.ends for term in terms if term.ends is not None and term.ends <= day]
    if ends:
        over = [term for term in terms if term.ends == max(ends)]
        return (_over(policy, term, license_, max(ends), day) for term in over)
    return (_by_population(policy, population, license_),)


def _by_term(policy: PolicySpec, term: Term, license_: License | None, clause: str) -> _Offer:
    if term.events != "by_rules":
        said = f"{clause} ({term.events_reference})" if term.events_reference else clause
        return _Offer(term.level, term.events, clause, said, term)
    events, events_clause = events_by_rules(policy, license_)
    return _Offer(term.level, events, clause, events_clause, term)


def _over(policy: PolicySpec, term: Term, license_: License | None, end: date, day: date) -> _Offer:
    """Offer what a term that has ended leaves: all of it while there is grace, then no events and no more than that."""
    grace = after(end, policy.expired.grace)
    if day < grace:
        return _by_term(policy, term, license_, f"term from {term.starts}, over since {end}, in grace until {grace}")
    clause = f"term from {term.starts}, over since {end}"
    return _Offer(lower(term.level, policy.expired.then), NO_EVENTS, clause, clause, term)


def _by_population(policy: PolicySpec, population: Population, license_: License | None) -> _Offer:
    clause = f"population `{population.name}`"
    level, level_clause = population.pings, clause
    if license_ is not None:
        by_rule, rule_clause = _level_by_rules(policy, license_)
        if lower(by_rule, level) != level:
            level, level_clause = by_rule, rule_clause
    if population.events == "by_rules":
        events, clause = events_by_rules(policy, license_)
    else:
        events = streamed(population.events)
    return _Offer(level, events, level_clause, clause)


def _level_by_rules(policy: PolicySpec, license_: License) -> tuple[Level, str]:
    for rule in policy.ping_rules:
        if rule.tag is not None and rule.level is not None and rule.tag in license_.tags:
            return rule.level, f"ping rule for tag `{rule.tag}`"
        if rule.otherwise is not None:
            return rule.otherwise, "ping rule `otherwise`"
    return "none", "no ping rule matches"


def _capped(clause: str, hosting: Hosting, *, is_capped: bool) -> str:
    return f"{clause}, under the ceiling of `{hosting}`" if is_capped else clause
