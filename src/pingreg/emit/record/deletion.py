"""Deletion: where data of an instance or a person is found in each store, and when it goes.

A row in which anything tells of a person is theirs, with all that it holds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pingreg.emit.record.entries import Recipient, recipients_of
from pingreg.emit.record.rows import Kind, Row
from pingreg.resolve.model import Field, Ping, Registry, dotted


@dataclass(frozen=True, slots=True)
class Key:
    """Name a field by which data is found, or which names somebody, and the column that holds it; empty: none does."""

    field: Field
    column: str


@dataclass(frozen=True, slots=True)
class Holding:
    """Hold what a store has of one ping, or of events.

    `keys` find an instance's rows, and `persons` tell of people in them; `beside` are the other fields of those rows,
    which are about the same people and are deleted with them. `table` is empty where nothing says which one it is.
    """

    of: str
    kind: Kind
    table: str
    keys: tuple[Key, ...]
    persons: tuple[Key, ...]
    beside: tuple[Key, ...]
    fields: int


@dataclass(frozen=True, slots=True)
class Place:
    """Describe one store, and what it has."""

    store: Recipient
    holdings: tuple[Holding, ...]


def deletion_plan(registry: Registry) -> tuple[Place, ...]:
    """Go through the stores in the order of the policy."""
    stores = recipients_of(registry.policy, registry.policy.stores, ("pings", "events"))
    return tuple(Place(store, tuple(_holdings(store.store, registry))) for store in stores)


def _holdings(store: str, registry: Registry) -> Iterator[Holding]:
    for ping in registry.pings.values():
        living = tuple(field for field in ping.fields if not field.is_tombstone)
        yield from _holding(store, ping, living, (Row("pings", living),), registry)
    if registry.envelope is not None:
        own = (field for area in registry.event_areas for field in area.fields if field.is_first)
        events = (registry.envelope.ping, *(kind.ping for kind in registry.event_kinds.values()))
        rows = (Row("events", tuple(ping.fields)) for ping in events)
        yield from _holding(store, registry.envelope.ping, own, rows, registry)


def _holding(
    store: str, ping: Ping, fields: Iterable[Field], rows: Iterable[Row], registry: Registry
) -> Iterator[Holding]:
    """Describe what a store gets of a ping; a table is that of the stores to which the whole ping goes."""
    held = tuple(field for field in fields if store in field.recipients and not field.is_tombstone)
    if not held:
        return
    is_events = registry.envelope is not None and ping.name == registry.envelope.ping.name
    is_home = store in (ping.spec.recipients or ())
    table = ping.spec.warehouse.table if ping.spec.warehouse is not None and is_home else ""
    keys = identity_of(ping, registry)
    of_persons = _of_persons(store, rows)
    yield Holding(
        of=ping.name,
        kind="events" if is_events else "pings",
        table=table,
        keys=tuple(_key(field, is_home=is_home) for field in held if dotted(field.steps) in keys),
        persons=tuple(_key(field, is_home=is_home) for field in held if _tells_of_person(field)),
        beside=tuple(
            _key(field, is_home=is_home) for field in held if _said(field) in of_persons and not _tells_of_person(field)
        ),
        fields=len(held),
    )


def _of_persons(store: str, rows: Iterable[Row]) -> frozenset[tuple[str, str]]:
    """Give what lies in a row of a store that tells of a person."""
    about = (row.fields for row in rows if row.about.get(store) == "person")
    return frozenset(_said(field) for fields in about for field in fields)


def _said(field: Field) -> tuple[str, str]:
    """Tell one field from another: actions may have keys of the same name, and a family says all of it once."""
    return field.declaration.subject, field.name


def _tells_of_person(field: Field) -> bool:
    return field.exposure.kept.whom == "person"


def identity_of(ping: Ping, registry: Registry) -> tuple[str, ...]:
    """Give the paths by which an instance is known in a ping, or in events: the license's first."""
    envelope = registry.envelope
    if envelope is not None and ping.name == envelope.ping.name:
        return tuple(map(dotted, (*envelope.license, *envelope.site)))
    return tuple(filter(None, (ping.spec.identity.license, ping.spec.identity.site)))


def _key(field: Field, *, is_home: bool) -> Key:
    return Key(field, dotted(field.column.steps) if field.column is not None and is_home else "")
