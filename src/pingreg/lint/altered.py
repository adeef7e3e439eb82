"""Altered: a registry in which each field is as something else makes of it, for whoever asks what would be if."""

from collections.abc import Callable
from dataclasses import replace

from pingreg.resolve.model import Area, Field, Ping, Registry

Change = Callable[[Field], Field]
"""Gives a field as it is to be: the same one where nothing changes."""


def altered(registry: Registry, change: Change) -> Registry:
    """Give the registry with each field changed, those of events too; a part in which none is stays itself."""
    envelope, known = registry.envelope, dict[int, Field]()

    def once(field: Field) -> Field:
        # Most fields of the envelope are the very same in each kind of event.
        found = known.get(id(field))
        return known.setdefault(id(field), change(field)) if found is None else found

    return replace(
        registry,
        pings={name: _ping(ping, once) for name, ping in registry.pings.items()},
        envelope=None if envelope is None else replace(envelope, ping=_ping(envelope.ping, once)),
        event_kinds={key: replace(kind, ping=_ping(kind.ping, once)) for key, kind in registry.event_kinds.items()},
    )


def _ping(ping: Ping, change: Change) -> Ping:
    areas = tuple(_area(area, change) for area in ping.areas)
    return ping if _is_same(areas, ping.areas) else replace(ping, areas=areas)


def _area(area: Area, change: Change) -> Area:
    fields = tuple(map(change, area.fields))
    return area if _is_same(fields, area.fields) else replace(area, fields=fields)


def _is_same(ones: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return all(one is other for one, other in zip(ones, others, strict=True))
