"""Kept: which fields a level keeps and which events are admitted, and whether one answer admits more than another."""

from collections.abc import Iterable
from typing import Literal

from pingreg.resolve.event_rules import allowed_by
from pingreg.resolve.model import FieldName, Registry
from pingreg.resolve.standing import EventsKept
from pingreg.resolve.stricter import narrower, streamed
from pingreg.spec.policy import LEVELS, EventRule, Level, Stream

Events = EventsKept | Stream | Literal["none", "by_rules"]
"""What a population, a ceiling or a term says of events."""


def is_higher(after: Level, before: Level) -> bool:
    """Tell whether a level keeps more than another."""
    return LEVELS.index(after) > LEVELS.index(before)


def fields_kept(registry: Registry, level: Level) -> frozenset[FieldName]:
    """Name the fields of pings that a level keeps when nothing else withholds them."""
    return frozenset(one.name for one in registry.fields if not one.is_tombstone and not is_higher(one.level, level))


def fields_between(registry: Registry, lower: Level, upper: Level) -> tuple[FieldName, ...]:
    """Name the fields that one level keeps and another does not, sorted."""
    return tuple(sorted(fields_kept(registry, upper) - fields_kept(registry, lower)))


def fields_received(registry: Registry, store: str) -> tuple[FieldName, ...]:
    """Name the fields of pings that a store receives, sorted."""
    return tuple(sorted(one.name for one in registry.fields if store in one.recipients and not one.is_tombstone))


def admits_more(after: EventsKept, before: EventsKept) -> bool:
    """Tell whether events are kept that were not, of another stream or feature, or with less redaction."""
    shared = narrower(after, before)
    if shared.redaction != after.redaction or set(shared.streams) != set(after.streams):
        return True
    if after.features is None or shared.features is None:
        return after.features != shared.features
    return not set(after.features) <= set(shared.features)


def more_events(after: Events, before: Events, rules: Iterable[EventRule]) -> bool:
    """Tell whether more events are kept of anybody, where rules may decide."""
    return any(admits_more(kept_under(after, rule), kept_under(before, rule)) for rule in rules)


def kept_under(events: Events, rule: EventRule) -> EventsKept:
    """Say which events are kept of a license that a rule decides on: where rules are asked, those that it allows."""
    if isinstance(events, EventsKept):
        return events
    return allowed_by(rule) if events == "by_rules" else streamed(events)


def told(events: Events) -> str:
    """Say in few words which events are kept."""
    if events == "by_rules":
        return "what the rules allow"
    kept = events if isinstance(events, EventsKept) else streamed(events)
    if not kept.streams:
        return "none"
    features = "all features" if kept.features is None else ", ".join(sorted(kept.features))
    return f"{' and '.join(sorted(kept.streams))} of {features}, redaction {kept.redaction}"
