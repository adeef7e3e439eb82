"""The deletion plan: by what data of an instance is found in each store, where it names people, and when it goes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pingreg.emit.handbook.lists import field_link
from pingreg.emit.handbook.stores import StoreRow, rows_of
from pingreg.emit.record.deletion import Holding, Key, deletion_plan
from pingreg.markdown import Markdown, anchor_of, code, joined
from pingreg.naming import counted
from pingreg.resolve.model import Area, Registry

_MOST = 8
"""So many fields are named that stand beside what tells of a person."""


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """Show what a store has of one ping, or of events; `beside` is what else is about the people who are told of."""

    of: Markdown
    table: Markdown
    keys: Markdown
    persons: tuple[Markdown, ...]
    beside: Markdown
    count: int


@dataclass(frozen=True, slots=True)
class StoreSection:
    """Show one store."""

    anchor: Markdown
    store: StoreRow
    holdings: tuple[HoldingRow, ...]


@dataclass(frozen=True, slots=True)
class DeletionView:
    """Hold what `deletion.md.j2` shows."""

    stores: tuple[StoreSection, ...]
    objection: str


def deletion_view(registry: Registry) -> DeletionView:
    """Prepare the page."""
    areas = {area.ping + "/" + area.name: area for area in registry.all_areas}
    processing = registry.policy.processing
    return DeletionView(
        stores=tuple(
            StoreSection(Markdown(anchor_of(place.store.store)), row, tuple(_rows(place.holdings, areas)))
            for place, row in ((one, rows_of((one.store,))[0]) for one in deletion_plan(registry))
        ),
        objection=processing.objection if processing is not None else "",
    )


def _rows(holdings: Iterable[Holding], areas: Mapping[str, Area]) -> Iterator[HoldingRow]:
    for one in holdings:
        yield HoldingRow(
            of=Markdown(f"ping {code(one.of)}" if one.kind == "pings" else "events"),
            table=code(one.table) if one.table else Markdown("not said"),
            keys=joined(_each(one.keys, areas)) or Markdown("nothing: it is not stored with what names the instance"),
            persons=tuple(_each(one.persons, areas)),
            beside=_beside(one.beside, areas),
            count=one.fields,
        )


def _beside(keys: tuple[Key, ...], areas: Mapping[str, Area]) -> Markdown:
    """Name what else a row holds, or say how many fields that are."""
    if len(keys) > _MOST:
        return Markdown(f"the other {counted(len(keys), 'field')}")
    return joined(_each(keys, areas))


def _each(keys: Iterable[Key], areas: Mapping[str, Area]) -> Iterator[Markdown]:
    """Show each once: what several actions of events have stands at one place in all of them."""
    for key in {one.field.name: one for one in keys}.values():
        yield _key(key, areas[f"{key.field.ping}/{key.field.area}"])


def _key(key: Key, area: Area) -> Markdown:
    there = field_link(key.field, area)
    return Markdown(f"column {code(key.column)}, sent as {there}") if key.column else there
