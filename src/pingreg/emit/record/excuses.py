"""Excuses: exceptions, entries of the allow-list and waivers: what is excused, by whom, and until when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pingreg.emit.declared import declared
from pingreg.exposure import Telling
from pingreg.resolve.model import Area, Field, Registry
from pingreg.spec.catalogue import WaiverSpec


@dataclass(frozen=True, slots=True)
class Excepted:
    """Hold an exception of a declaration, which `size` fields have."""

    area: Area
    fields: tuple[Field, ...]
    size: int
    basis: str
    approved_by: str
    review_by: str
    purposes: tuple[str, ...]
    told: Telling


@dataclass(frozen=True, slots=True)
class Allowed:
    """Hold an entry of the allow-list of texts in events."""

    area: Area
    field: Field
    because: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class Waived:
    """Hold a waiver; `told` is how telling its subject is, where that is a field."""

    spec: WaiverSpec
    told: Telling | None


@dataclass(frozen=True, slots=True)
class Excuses:
    """Hold all that is excused."""

    exceptions: tuple[Excepted, ...]
    allowed: tuple[Allowed, ...]
    waivers: tuple[Waived, ...]


def excuses(registry: Registry, waivers: Iterable[WaiverSpec]) -> Excuses:
    """Collect what is excused; of exceptions those to be looked at soonest come first."""
    told = {field.declaration.subject: field.exposure.kept for field in _all_fields(registry)}
    return Excuses(
        exceptions=tuple(sorted(_exceptions(registry), key=lambda one: (one.review_by, one.fields[0].name))),
        allowed=tuple(_allowed(registry)),
        waivers=tuple(Waived(one, told.get(one.subject)) for one in waivers),
    )


def _all_fields(registry: Registry) -> Iterator[Field]:
    yield from registry.fields
    yield from (field for area in registry.event_areas for field in area.fields if field.is_first)


def _exceptions(registry: Registry) -> Iterator[Excepted]:
    of_events = (replace(area, fields=tuple(filter(_is_declared_there, area.fields))) for area in registry.event_areas)
    for area in (*registry.areas, *of_events):
        sizes = {group[0].declaration.place: len(group) for group in declared(area.fields)}
        excepted = (field for field in area.fields if field.spec.exception is not None)
        for fields in declared(excepted, alike=lambda field: (field.exposure.kept, field.spec.exception)):
            yield from _excepted(area, fields, sizes[fields[0].declaration.place])


def _excepted(area: Area, fields: tuple[Field, ...], size: int) -> Iterator[Excepted]:
    first, found = fields[0], fields[0].spec.exception
    if found is not None:
        day = found.review_by.isoformat()
        yield Excepted(area, fields, size, found.basis, found.approved_by, day, first.purposes, first.exposure.kept)


def _is_declared_there(field: Field) -> bool:
    return field.is_first


def _allowed(registry: Registry) -> Iterator[Allowed]:
    for kind in registry.event_kinds.values():
        texts = {field.steps[-1]: field for field in kind.ping.areas[2].fields if field.is_first}
        for key, entry in kind.spec.actions[kind.action].private_metadata.items():
            if key in texts:
                yield Allowed(kind.ping.areas[2], texts[key], entry.because, entry.approved_by)
