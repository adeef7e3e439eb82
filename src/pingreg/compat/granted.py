"""Granted: what is kept of an instance on one day by the way in which it is known, and whether that is more."""

from collections.abc import Iterable
from datetime import date

from pingreg.compat.agreed import turning_days
from pingreg.compat.kept import admits_more, fields_between, is_higher
from pingreg.resolve.agreements import Entry
from pingreg.resolve.days import after
from pingreg.resolve.grants import Known, grants_of
from pingreg.resolve.model import FieldName, Registry
from pingreg.resolve.stricter import Grant, strictest

BEFORE_ALL = date(2000, 1, 1)
"""A day on which no term holds, so that the policy decides."""


def deciding_days(registry: Registry, *entries: Entry) -> tuple[date, ...]:
    """List the days on which something else is kept of entries than on the day before, one before all of them first.

    They are those on which a term starts or ends, or on which the grace after an end is over.
    """
    contracts = [one.contract for one in entries]
    ends = (term.ends for contract in contracts for term in contract.terms if term.ends is not None)
    over = (after(end, registry.policy.expired.grace) for end in ends)
    return (BEFORE_ALL, *sorted({*turning_days(*contracts), *over}))


def granted(registry: Registry, entries: Iterable[Entry], day: date, *, stranger: Known | None = None) -> Grant:
    """Give the strictest of what entries allow; where there are none, what a stranger is allowed."""
    known = [Known("on_file", entry, None) for entry in entries] or ([stranger] if stranger else [])
    return strictest([grant for one in known for grant in grants_of(registry, one, day)])


def keeps_more(now: Grant, was: Grant) -> bool:
    """Tell whether a grant keeps anything that another does not."""
    return is_higher(now.level, was.level) or admits_more(now.events, was.events) or bool(was.withheld - now.withheld)


def fields_gained(registry: Registry, now: Grant, was: Grant) -> tuple[FieldName, ...]:
    """Name the fields that are kept now, sorted."""
    return tuple(sorted({*fields_between(registry, was.level, now.level), *(was.withheld - now.withheld)}))


def told_grant(grant: Grant) -> str:
    """Say in few words what is kept."""
    events = "no events" if not grant.events.streams else f"events {'+'.join(grant.events.streams)}"
    features = "" if grant.events.features is None else f" of {len(grant.events.features)} features"
    return f"level {grant.level}, {events}{features}, {len(grant.withheld)} fields withheld"
