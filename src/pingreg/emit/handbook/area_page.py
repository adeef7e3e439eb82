"""The page of an area: who owns it and why it is there, what its fields share, and each field."""

from dataclasses import dataclass

from pingreg.emit.handbook.facts import PLAIN, Fact, shown
from pingreg.emit.handbook.sections import Section, sections_of
from pingreg.emit.handbook.telling import standing_in
from pingreg.emit.handbook.words import TOP
from pingreg.markdown import Markdown, anchor_of, code, link, paragraphs
from pingreg.resolve.model import Area, Field, Ping, Registry, dotted


@dataclass(frozen=True, slots=True)
class AreaView:
    """Hold what `area.md.j2` shows."""

    title: str
    ping: Markdown
    paragraphs: tuple[str, ...]
    question: str
    decision: str
    note: tuple[str, ...]
    places: tuple[Fact, ...]
    usual: tuple[Fact, ...]
    sections: tuple[Section, ...]


def area_view(area: Area, ping: Ping, registry: Registry, *, above: tuple[Field, ...], root: str) -> AreaView:
    """Prepare an area's page; `above` are the fields by which its ping tells of somebody, the most telling first."""
    common, sections = sections_of(area, registry)
    why = area.spec.why
    return AreaView(
        title=area.spec.title,
        ping=link(ping.spec.title, f"{TOP}index.md", anchor=anchor_of(ping.name)),
        paragraphs=paragraphs(area.spec.description),
        question=why.question if why else "",
        decision=why.decision.rstrip(".") if why else "",
        note=paragraphs(area.spec.note),
        places=shown(_places(area, ping, above, root).items()),
        usual=shown((label, text) for label, text in common.items() if text != PLAIN),
        sections=sections,
    )


def _places(area: Area, ping: Ping, above: tuple[Field, ...], root: str) -> dict[str, Markdown]:
    top = "at the top"
    deprecated = sum(field.spec.deprecated is not None for field in area.fields)
    places = {
        "In the ping": code(dotted(area.steps)) if area.steps else Markdown(top),
        "Declared in": code(f"{root}/{area.place.path}"),
        "Fields": Markdown(f"{len(area.fields)}{f', {deprecated} of them deprecated' if deprecated else ''}"),
    }
    if ping.spec.warehouse is not None:
        where = code(dotted(area.column)) if area.column else Markdown(top)
        places["In the table"] = Markdown(f"{where} of {code(ping.spec.warehouse.table)}")
    if area.fields:
        places["Taken together"] = standing_in(area.fields, above)
    return places
