"""The register of exceptions, of texts that may leave with events, and of waivers."""

from collections.abc import Iterable
from dataclasses import dataclass

from pingreg.emit.handbook.lists import area_link, declaration_link, field_link
from pingreg.emit.handbook.telling import of
from pingreg.emit.record.excuses import Allowed, Excepted, Waived, excuses
from pingreg.markdown import Markdown, code, escaped
from pingreg.resolve.model import Registry
from pingreg.spec.catalogue import WaiverSpec


@dataclass(frozen=True, slots=True)
class ExcuseRow:
    """Show what is excused in cells, in the order of its table's columns."""

    cells: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class ExcusesView:
    """Hold what `exceptions.md.j2` shows."""

    exceptions: tuple[ExcuseRow, ...]
    allowed: tuple[ExcuseRow, ...]
    waivers: tuple[ExcuseRow, ...]


def excuses_view(registry: Registry, waivers: Iterable[WaiverSpec]) -> ExcusesView:
    """Prepare the page."""
    found = excuses(registry, waivers)
    return ExcusesView(
        tuple(map(_excepted, found.exceptions)), tuple(map(_allowed, found.allowed)), tuple(map(_waived, found.waivers))
    )


def _excepted(one: Excepted) -> ExcuseRow:
    return ExcuseRow(
        (
            Markdown(one.review_by),
            Markdown(f"{declaration_link(one.fields, one.area, size=one.size)}<br>{area_link(one.area)}"),
            of(one.told),
            escaped(one.basis),
            escaped(one.approved_by),
        )
    )


def _allowed(one: Allowed) -> ExcuseRow:
    field = one.field
    return ExcuseRow(
        (
            Markdown(f"{field_link(field, one.area)}<br>{area_link(one.area)}"),
            code(field.category),
            of(field.exposure.kept),
            escaped(one.because),
            escaped(one.approved_by),
        )
    )


def _waived(one: Waived) -> ExcuseRow:
    spec = one.spec
    return ExcuseRow(
        (
            Markdown(spec.expires.isoformat()),
            code(spec.code),
            code(spec.subject),
            Markdown("-") if one.told is None else of(one.told),
            escaped(spec.reason),
            escaped(spec.owner),
        )
    )
