"""The front page: what the registry holds, of which pings, who keeps what, and which exceptions there are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pingreg.emit.handbook.facts import Fact, owner_link, shown
from pingreg.emit.handbook.levels import LevelView, level_views
from pingreg.emit.handbook.lists import Row, area_link, field_link, rows
from pingreg.emit.handbook.stores import StoreRow, store_rows
from pingreg.emit.handbook.telling import most_telling, standing_in
from pingreg.emit.spans import span
from pingreg.markdown import Markdown, anchor_of, code, escaped, joined, paragraphs
from pingreg.naming import counted
from pingreg.resolve.model import Area, Field, Ping, Registry
from pingreg.spec.ping import Identity


@dataclass(frozen=True, slots=True)
class AreaRow:
    """Show one area among those of its ping."""

    area: Markdown
    owner: Markdown
    fields: int
    counts: tuple[int, ...]
    about: str


@dataclass(frozen=True, slots=True)
class PingView:
    """Show one ping."""

    title: str
    anchor: Markdown
    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...]
    areas: tuple[AreaRow, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Hold what `index.md.j2` shows."""

    title: str
    counts: Markdown
    events: Markdown
    levels: tuple[LevelView, ...]
    tiers: tuple[Markdown, ...]
    pings: tuple[PingView, ...]
    exceptions: tuple[Row, ...]
    stores: tuple[StoreRow, ...]


def overview(registry: Registry, *, root: str) -> Overview:
    """Prepare the front page."""
    return Overview(
        title=registry.manifest.title,
        counts=_counts(registry),
        events=_events(registry),
        levels=level_views(registry),
        tiers=tuple(code(name) for name in registry.policy.tiers),
        pings=tuple(_ping(ping, registry, root) for ping in registry.pings.values()),
        exceptions=exceptions(registry),
        stores=store_rows(registry),
    )


def exceptions(registry: Registry) -> tuple[Row, ...]:
    """List the standing exceptions: on what ground, approved by whom, reviewed by when."""

    def remarks(field: Field) -> tuple[Markdown, ...] | None:
        found = field.spec.exception
        if found is None:
            return None
        return escaped(found.basis), escaped(found.approved_by), Markdown(found.review_by.isoformat())

    return rows(registry, remarks)


def _counts(registry: Registry) -> Markdown:
    fields = tuple(registry.fields)
    areas = sum(1 for _ in registry.areas)
    said = (counted(len(registry.pings), "ping"), counted(areas, "area"), counted(len(fields), "field"))
    deprecated = sum(field.spec.deprecated is not None for field in fields)
    ended = f", {deprecated} of them deprecated" if deprecated else ""
    return Markdown(f"{joined(said)}{ended}")


def _events(registry: Registry) -> Markdown:
    features = {kind.feature for kind in registry.event_kinds.values()}
    return Markdown(f"events of {counted(len(features), 'feature')}" if registry.envelope else "")


def _ping(ping: Ping, registry: Registry, root: str) -> PingView:
    return PingView(
        title=ping.spec.title,
        anchor=Markdown(anchor_of(ping.name)),
        paragraphs=(*paragraphs(ping.spec.description), *paragraphs(ping.spec.note)),
        facts=shown(_ping_facts(ping, registry, root)),
        areas=tuple(_area(area, registry) for area in ping.areas),
    )


def _ping_facts(ping: Ping, registry: Registry, root: str) -> Iterator[tuple[str, Markdown]]:
    spec = ping.spec
    paths = {str(field.name): (field, area) for area in ping.areas for field in area.fields}

    def linked(path: str) -> Markdown:
        found = paths.get(f"{ping.name}/{path}")
        return code(path) if found is None else field_link(*found)

    yield "Sent to", code(spec.endpoint)
    yield "About every", escaped(span(spec.cadence))
    if spec.transport is not None:
        fates = spec.transport.model_dump(exclude_none=True).items()
        yield "Of each request", joined(Markdown(f"the {what} is {fate}") for what, fate in fates)
    yield "Names the instance by", _identity(spec.identity, linked)
    if spec.versions is not None:
        yield "Names its version by", linked(spec.versions.field)
    if spec.schema_version is not None:
        yield "Version of its shape", code(spec.schema_version)
    if spec.warehouse is not None:
        yield "Stored in", code(spec.warehouse.table)
    yield "Taken together", standing_in(ping.fields, most_telling(ping, registry))
    yield "Declared in", code(f"{root}/{ping.place.path}")


def _identity(identity: Identity, linked: Callable[[str], Markdown]) -> Markdown:
    """Say by what an instance is known; where it is not, no contract and no population can allow that it be kept."""
    if identity.none is not None:
        return Markdown(
            f"nothing: {escaped(identity.none)}. `pingreg enforce` keeps nothing of a sender it does not know"
        )
    return joined(linked(path) for path in (identity.license, identity.site) if path)


def _area(area: Area, registry: Registry) -> AreaRow:
    counts = tuple(sum(field.tier == name for field in area.fields) for name in registry.policy.tiers)
    about = area.spec.why.question if area.spec.why else area.spec.description or ""
    return AreaRow(
        area_link(area), owner_link(area.owner, registry, page="by-owner.md"), len(area.fields), counts, about
    )
