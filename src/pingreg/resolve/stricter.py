"""Stricter: of two answers to what may be kept, the one that keeps less, in every respect by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Literal, get_args

from pingreg.resolve.names import FieldName
from pingreg.resolve.standing import NO_EVENTS, EventsKept
from pingreg.spec.policy import LEVELS, Hosting, Level, Redaction, Stream

Features = tuple[str, ...] | None
"""Features whose events are kept; None is all."""

_HOSTINGS: tuple[Hosting, ...] = get_args(Hosting)
_REDACTIONS: tuple[Redaction, ...] = get_args(Redaction)


@dataclass(frozen=True, slots=True)
class Grant:
    """Say what is allowed, and by what: `clause` of the level, `events_clause` of the events.

    `until` is the first day on which something else may be allowed.
    """

    hosting: Hosting
    population: str
    level: Level
    events: EventsKept
    withheld: frozenset[FieldName]
    clause: str
    events_clause: str
    customer: str = ""
    reference: str = ""
    until: date | None = None


def strictest(grants: Iterable[Grant]) -> Grant:
    """Join one or more grants: the lowest level, what all withhold together, only events that all keep.

    Whoever sets the level is named; of several that set the same, all are.
    """
    return reduce(_joined, grants)


def lower(one: Level, two: Level) -> Level:
    """Give the lower of two levels."""
    return min(one, two, key=LEVELS.index)


def narrower(one: EventsKept, two: EventsKept) -> EventsKept:
    """Keep only the events that both keep, as redacted as either wants."""
    streams = tuple(stream for stream in one.streams if stream in two.streams)
    features = _common(one.features, two.features)
    if not streams or features == ():
        return NO_EVENTS
    return EventsKept(streams, features, max(one.redaction, two.redaction, key=_REDACTIONS.index))


def streamed(events: Stream | Literal["none"]) -> EventsKept:
    """Keep the events of all features, as a ceiling or a population says it."""
    return NO_EVENTS if events == "none" else EventsKept(events.stream, None, events.redaction)


def _joined(one: Grant, two: Grant) -> Grant:
    level = lower(one.level, two.level)
    first, second = (one, two) if one.level == level else (two, one)
    is_shared = second.level == level
    events = narrower(one.events, two.events)
    return replace(
        first,
        hosting=max(one.hosting, two.hosting, key=_HOSTINGS.index),
        events=events,
        withheld=one.withheld | two.withheld,
        clause=_both(first.clause, second.clause) if is_shared else first.clause,
        reference=_both(first.reference, second.reference) if is_shared else first.reference,
        events_clause=_events_clause(one, two, events),
        customer=first.customer or second.customer,
    )


def _events_clause(one: Grant, two: Grant, events: EventsKept) -> str:
    deciding = [grant.events_clause for grant in (one, two) if grant.events == events]
    return deciding[0] if len(deciding) == 1 else _both(one.events_clause, two.events_clause)


def _both(one: str, two: str) -> str:
    return one if one == two or not two else f"{one} and {two}" if one else two


def _common(one: Features, two: Features) -> Features:
    """Intersect features; each covers those below it, with dots between."""
    if one is None or two is None:
        return two if one is None else one
    found = {feature for feature in one if _covers(two, feature)} | {
        feature for feature in two if _covers(one, feature)
    }
    return tuple(sorted(found))


def _covers(features: tuple[str, ...], feature: str) -> bool:
    return any(feature == name or feature.startswith(f"{name}.") for name in features)
