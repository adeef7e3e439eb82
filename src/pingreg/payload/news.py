"""News: the fields that a registry has and an earlier state of it had not, and how far each reaches."""

from collections.abc import Iterable, Iterator
from datetime import date

from pingreg.payload.reaching import Reaches
from pingreg.resolve.model import EventKind, Field, Registry
from pingreg.resolve.reach import New, Reach

Identity = tuple[str, str]
"""What tells a field from all others: its name, and of an event's field where it is declared, for names recur there."""


def identities(registry: Registry) -> frozenset[Identity]:
    """Give the identities of all fields, of pings and of events; removed ones are among them."""
    of_pings = (_identity(field) for field in registry.fields)
    of_events = (_event_identity(field) for field, _ in _event_fields(registry))
    return frozenset((*of_pings, *of_events))


def news(registry: Registry, before: frozenset[Identity], *, on: date) -> tuple[New, ...]:
    """List what is new since `before`, sorted; a family is one entry when its new members reach equally far."""
    reaches = Reaches(registry, on=on)
    fields = [field for field in registry.fields if not field.is_tombstone and _identity(field) not in before]
    found = [(field, reaches.of(field)) for field in fields]
    found.extend(
        (field, reaches.of_event(field, kinds))
        for field, kinds in _event_fields(registry)
        if not field.is_tombstone and _event_identity(field) not in before
    )
    return tuple(sorted(_grouped(found), key=lambda new: new.subject))


def _grouped(found: Iterable[tuple[Field, Reach]]) -> Iterator[New]:
    families: dict[str, list[tuple[Field, Reach]]] = {}
    for field, reach in found:
        families.setdefault(field.declaration.subject, []).append((field, reach))
    for subject, members in families.items():
        reach = members[0][1]
        if all(other == reach for _, other in members):
            yield New(subject, len(members), reach)
        else:
            yield from (New(field.name, 1, other) for field, other in members)


def _event_fields(registry: Registry) -> Iterator[tuple[Field, tuple[EventKind, ...]]]:
    """Yield the fields of the envelope with all kinds that carry them, and each kind's own with that kind."""
    kinds = tuple(registry.event_kinds.values())
    if registry.envelope is not None:
        yield from ((field, kinds) for field in registry.envelope.ping.fields)
    for kind in kinds:
        yield from ((field, (kind,)) for area in kind.ping.areas[1:] for field in area.fields)


def _identity(field: Field) -> Identity:
    return field.name, ""


def _event_identity(field: Field) -> Identity:
    return field.name, field.declaration.subject
