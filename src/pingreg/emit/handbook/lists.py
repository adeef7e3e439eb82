"""Lists of fields on pages about many areas: by area, a family as one entry with its size."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pingreg.emit.declared import declared
from pingreg.emit.handbook.feature_page import ENVELOPE_PAGE, action_anchor
from pingreg.emit.handbook.feature_page import page_of as feature_page
from pingreg.emit.handbook.sections import anchor_of_declaration, declared_path, short
from pingreg.markdown import Markdown, anchor_of, code, joined, link
from pingreg.resolve.event_fields import ENVELOPE_AREA, EVENTS_PING
from pingreg.resolve.model import Area, Field, Registry, dotted

_FEW = 6
"""As many fields out of a family are named one by one."""


@dataclass(frozen=True, slots=True)
class AreaFields:
    """Show those of an area's fields that belong on a list."""

    area: Markdown
    count: int
    fields: Markdown


@dataclass(frozen=True, slots=True)
class Row:
    """Show one declaration with a remark."""

    field: Markdown
    area: Markdown
    texts: tuple[Markdown, ...]


def page_of(area: Area) -> str:
    """Give an area's page, from the handbook's root: in a folder of their own, where no area takes a page of ours."""
    if area.ping == EVENTS_PING:
        return ENVELOPE_PAGE if area.name == ENVELOPE_AREA else feature_page(area.name)
    return f"pings/{area.ping}/{area.name}.md"


def area_link(area: Area, *, top: str = "") -> Markdown:
    """Link to an area by its title, from a page to whose root `top` leads."""
    return link(area.spec.title, top + page_of(area))


def field_link(field: Field, area: Area, *, top: str = "") -> Markdown:
    """Link to one field, from a page to whose root `top` leads."""
    path = dotted(field.steps)
    anchor = anchor_of(path)
    if area.ping == EVENTS_PING and area.name != ENVELOPE_AREA:
        _, _, action, key = field.declaration.subject.split("/")
        anchor = action_anchor(action, key)
    return link(code(short(area, path)), top + page_of(area), anchor=anchor)


def declaration_link(fields: Sequence[Field], area: Area, *, size: int, top: str = "") -> Markdown:
    """Link to fields of one declaration, which stands for `size`: to each when they are few, else to the family."""
    if len(fields) <= (_FEW if len(fields) < size else 1):
        return joined(field_link(field, area, top=top) for field in fields)
    text = code(short(area, declared_path(fields[0])))
    many = f"{len(fields)}" if len(fields) == size else f"{len(fields)} of {size}"
    return Markdown(f"{link(text, top + page_of(area), anchor=anchor_of_declaration(fields[0]))} ({many})")


def by_area(registry: Registry, wanted: Callable[[Field, Area], bool], *, top: str = "") -> tuple[AreaFields, ...]:
    """List the wanted fields of every area of a ping that has any."""
    listed: list[AreaFields] = []
    for area in registry.areas:
        links: list[Markdown] = []
        count = 0
        for group in declared(area.fields):
            fields = [field for field in group if wanted(field, area)]
            count += len(fields)
            links.append(declaration_link(fields, area, size=len(group), top=top))
        if count:
            listed.append(AreaFields(area_link(area, top=top), count, joined(links)))
    return tuple(listed)


def rows(registry: Registry, remarks: Callable[[Field], tuple[Markdown, ...] | None]) -> tuple[Row, ...]:
    """List declarations with remarks, those of events last.

    Fields of a family that are remarked alike share a row; None leaves one out.
    """
    listed: list[Row] = []
    for area in every_area(registry):
        for group in declared(area.fields):
            alike: dict[tuple[Markdown, ...], list[Field]] = {}
            for field in group:
                if (texts := remarks(field)) is not None:
                    alike.setdefault(texts, []).append(field)
            listed.extend(
                Row(declaration_link(fields, area, size=len(group)), area_link(area), texts)
                for texts, fields in alike.items()
            )
    return tuple(listed)


def every_area(registry: Registry) -> tuple[Area, ...]:
    """Give all areas, those of events last and with what is declared there alone."""
    return (*registry.areas, *map(_declared_there, registry.event_areas))


def _declared_there(area: Area) -> Area:
    """Leave out of an area of events what an action shares with others, and what stands in a second container."""
    return replace(area, fields=tuple(field for field in area.fields if field.is_first))


def total(listed: Iterable[AreaFields]) -> int:
    """Count the fields of a list."""
    return sum(entry.count for entry in listed)
