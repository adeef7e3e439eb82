"""The catalogue around the pings: standard metrics with what they read, and sources with what they hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pingreg.emit.declared import declared
from pingreg.emit.handbook.facts import CATALOGUE_PAGE, owner_link
from pingreg.emit.handbook.lists import AreaFields, area_link, declaration_link, every_area
from pingreg.markdown import Markdown, anchor_of, code, escaped, joined, link, paragraphs
from pingreg.resolve.catalogue import Metric, Source
from pingreg.resolve.joins import Held, Joins, joins_of
from pingreg.resolve.model import Area, Field, Registry
from pingreg.resolve.readers import Readers

_MOST = 8
"""So many fields are named that an identifier may be joined with."""


@dataclass(frozen=True, slots=True)
class MetricView:
    """Show one metric, with the fields that it reads by area."""

    title: str
    anchor: Markdown
    description: tuple[str, ...]
    owner: Markdown
    reads: tuple[AreaFields, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """Show one source; a row of `holds` has a name, whom it names, its category, what it joins, and what it is."""

    title: str
    anchor: Markdown
    description: tuple[str, ...]
    owner: Markdown
    store: Markdown
    holds: tuple[tuple[Markdown, ...], ...]


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """Hold what `catalogue.md.j2` shows."""

    metrics: tuple[MetricView, ...]
    sources: tuple[SourceView, ...]


def catalogue_view(registry: Registry) -> CatalogueView:
    """Prepare metrics and sources, each sorted."""
    reads, joins = _reads(registry), joins_of(registry)
    return CatalogueView(
        tuple(_metric(metric, reads.get(name, ()), registry) for name, metric in sorted(registry.metrics.items())),
        tuple(_source(source, joins, registry) for _, source in sorted(registry.sources.items())),
    )


def held_link(held: Held) -> Markdown:
    """Link to the source that holds an identifier."""
    return link(code(held.subject), CATALOGUE_PAGE, anchor=_anchor(f"sources.{held.source.name}"))


def _reads(registry: Registry) -> Mapping[str, tuple[AreaFields, ...]]:
    """List by metric what it reads, in one walk over all fields."""
    readers = Readers(registry)
    found: dict[str, list[AreaFields]] = {}
    for area in every_area(registry) if registry.metrics else ():
        for name, groups in _read_of(area, readers).items():
            links = (declaration_link(fields, area, size=size) for fields, size in groups)
            count = sum(len(fields) for fields, _ in groups)
            found.setdefault(name, []).append(AreaFields(area_link(area), count, joined(links)))
    return {name: tuple(listed) for name, listed in found.items()}


def _read_of(area: Area, readers: Readers) -> Mapping[str, list[tuple[list[Field], int]]]:
    """Give by metric the fields of an area that it reads, by declaration, each with the size of its family."""
    found: dict[str, list[tuple[list[Field], int]]] = {}
    for group in declared(area.fields):
        by_metric: dict[str, list[Field]] = {}
        for field in group:
            for metric in readers.metrics(field):
                by_metric.setdefault(metric.name, []).append(field)
        for name, fields in by_metric.items():
            found.setdefault(name, []).append((fields, len(group)))
    return found


def _metric(metric: Metric, reads: tuple[AreaFields, ...], registry: Registry) -> MetricView:
    spec = metric.spec
    return MetricView(
        title=spec.title,
        anchor=_anchor(f"metrics.{metric.name}"),
        description=(*paragraphs(spec.description), *paragraphs(spec.note)),
        owner=owner_link(metric.owner, registry, page="by-owner.md"),
        reads=reads,
    )


def _source(source: Source, joins: Joins, registry: Registry) -> SourceView:
    spec = source.spec
    return SourceView(
        title=spec.title,
        anchor=_anchor(f"sources.{source.name}"),
        description=(*paragraphs(spec.description), *paragraphs(spec.note)),
        owner=owner_link(source.owner, registry, page="by-owner.md"),
        store=code(spec.store),
        holds=tuple(_holds(source, joins)),
    )


def _holds(source: Source, joins: Joins) -> Iterator[tuple[Markdown, ...]]:
    for name, held in source.spec.holds.items():
        fields = joins.with_source(Held(source, name))
        more = f" and {len(fields) - _MOST} more" if len(fields) > _MOST else ""
        with_what = Markdown(f"{joined(code(field.name) for field in fields[:_MOST])}{more}") or Markdown("-")
        yield code(name), escaped(held.of), code(held.category), with_what, escaped(held.description or "")


def _anchor(path: str) -> Markdown:
    return Markdown(anchor_of(path))
