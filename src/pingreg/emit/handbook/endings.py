"""Endings: what is deprecated, removed, about to end, or to be looked at again."""

from dataclasses import dataclass
from datetime import date, timedelta

from pingreg.emit.handbook.facts import way_out
from pingreg.emit.handbook.lists import Row, rows
from pingreg.emit.handbook.markdown import Markdown, escaped
from pingreg.resolve.model import Field, Registry

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Endings:
    """Hold what `deprecated.md.j2` shows."""

    deprecated: tuple[Row, ...]
    removed: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Expiring:
    """Hold what `expiring.md.j2` shows."""

    until: str
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


def expiring(registry: Registry, today: date) -> Expiring:
    """List what ends, or is to be looked at again, within ninety days, and what is overdue."""
    until = today + SOON

    def fields(field: Field) -> tuple[Markdown, ...] | None:
        day = field.expires
        return _due(day, today) if isinstance(day, date) and day <= until and not field.is_tombstone else None

    def exceptions(field: Field) -> tuple[Markdown, ...] | None:
        found = field.spec.exception
        return _due(found.review_by, today) if found is not None and found.review_by <= until else None

    return Expiring(until.isoformat(), rows(registry, fields), rows(registry, exceptions))


def _due(day: date, today: date) -> tuple[Markdown, ...]:
    return (Markdown(day.isoformat()), Markdown("**overdue**" if day < today else "soon"))
