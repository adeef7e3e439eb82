"""Endings: what is deprecated, removed, about to end, or to be looked at again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pingreg.emit.handbook.facts import way_out
from pingreg.emit.handbook.lists import Row, rows
from pingreg.markdown import Markdown, escaped
from pingreg.resolve.model import Field, Registry


@dataclass(frozen=True, slots=True)
class Endings:
    """Hold what `deprecated.md.j2` shows."""

    deprecated: tuple[Row, ...]
    removed: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Expiring:
    """Hold what `expiring.md.j2` shows."""

    fields: tuple[Row, ...]
    exceptions: tuple[Row, ...]


def endings(registry: Registry) -> Endings:
    """List what is deprecated and what was removed."""

    def deprecated(field: Field) -> tuple[Markdown, ...] | None:
        found = field.spec.deprecated
        return None if found is None or field.is_tombstone else (escaped(found.since or "unknown"), way_out(field))

    def removed(field: Field) -> tuple[Markdown, ...] | None:
        found = field.spec.removed
        return None if found is None else (escaped(found.since), escaped(found.because))

    return Endings(rows(registry, deprecated), rows(registry, removed))


def expiring(registry: Registry) -> Expiring:
    """List what ends, or is to be looked at again, the soonest first; the pages themselves know no day."""

    def fields(field: Field) -> tuple[Markdown, ...] | None:
        day = field.expires
        return (Markdown(day.isoformat()),) if isinstance(day, date) and not field.is_tombstone else None

    def exceptions(field: Field) -> tuple[Markdown, ...] | None:
        found = field.spec.exception
        return None if found is None else (Markdown(found.review_by.isoformat()),)

    return Expiring(_by_day(rows(registry, fields)), _by_day(rows(registry, exceptions)))


def _by_day(found: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(found, key=lambda row: row.texts))
