"""Disclosure: what is sent of an instance at a level, and what of it is kept; and the same of user-level events."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from pingreg.emit.declared import declared
from pingreg.emit.record.examples import Given, Shown, example_of
from pingreg.payload.keeping import kept_names
from pingreg.resolve.model import Area, EventKind, Field, FieldName, Registry
from pingreg.spec.policy import Level

NUMBERS, TEXTS, MARKETING = (
    "with every redaction",
    "unless everything is redacted",
    "of the own cloud alone, where nothing is redacted",
)
"""When a field of events is kept, by what it is."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """Hold fields of one declaration of `size` that are alike in all that is disclosed; `when` they are kept."""

    area: Area
    fields: tuple[Field, ...]
    size: int
    example: Shown
    when: str = ""

    @property
    def first(self) -> Field:
        """The field that stands for all of them."""
        return self.fields[0]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Hold what is `kept` at a level, and name what an instance sends beyond that, which is not stored."""

    level: Level
    kept: tuple[Disclosed, ...]
    dropped: frozenset[FieldName]

    @property
    def fields(self) -> Iterator[Field]:
        """All fields that are kept."""
        return (field for one in self.kept for field in one.fields)


def disclosure(registry: Registry, level: Level, given: Given) -> Disclosure:
    """Say what is sent and kept at a level; what was removed is neither."""
    kept = frozenset(
        name for ping in registry.pings.values() for name in kept_names(ping, level=level, withheld=frozenset())
    )
    fields = [field for field in registry.fields if not field.is_tombstone]
    dropped = frozenset(one.name for one in fields if one.name not in kept and one.origin == "sender")
    found = (one for area in registry.areas for one in _alike(area, _named(area.fields, kept), given))
    return Disclosure(level, tuple(found), dropped)


def disclosed_events(registry: Registry, given: Given) -> tuple[Disclosed, ...]:
    """Say what user-level events hold: what each carries, then what each action adds."""
    envelope = registry.envelope
    if envelope is None:
        return ()
    kinds = tuple(registry.event_kinds.values())
    marketing = frozenset(name for kind in kinds for name in kind.marketing)
    (area,) = envelope.ping.areas
    shared = (
        replace(one, when=MARKETING if one.first.name in marketing else NUMBERS)
        for one in _alike(area, area.fields, given)
    )
    return (*shared, *(one for kind in kinds for one in _of_kind(kind, given)))


def _of_kind(kind: EventKind, given: Given) -> Iterator[Disclosed]:
    _, numbers, texts = kind.ping.areas
    for area, when in ((numbers, NUMBERS), (texts, TEXTS)):
        for one in _alike(area, (field for field in area.fields if field.is_first), given):
            yield replace(one, when=when)


def _named(fields: Iterable[Field], names: Container[FieldName]) -> Iterator[Field]:
    return (field for field in fields if field.name in names)


def _alike(area: Area, fields: Iterable[Field], given: Given) -> Iterator[Disclosed]:
    sizes = {group[0].declaration.place: len(group) for group in declared(area.fields)}
    for group in declared(fields, alike=_told):
        yield Disclosed(area, group, sizes[group[0].declaration.place], example_of(group[0], given))


def _told(field: Field) -> tuple[object, ...]:
    return field.exposure.sent, field.exposure.kept, field.purposes, field.recipients, field.since, field.origin
