"""The catalogue around the pings: standard metrics with what they read, and sources with what they hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pingreg.emit.handbook.facts import CATALOGUE_PAGE, owner_link
from pingreg.emit.handbook.lists import AreaFields, everywhere
from pingreg.markdown import Markdown, anchor_of, code, escaped, joined, link
from pingreg.resolve.catalogue import Metric, Source
from pingreg.resolve.joins import Held, joins_of
from pingreg.resolve.model import Field, Registry


@dataclass(frozen=True, slots=True)
class MetricView:
    """Show one metric, with the fields that it reads by area."""

    title: str
    anchor: Markdown
    description: str
    note: str
    owner: Markdown
    reads: tuple[AreaFields, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """Show one source; a row of `holds` is an identifier's name, whom it names, its category and what it ties."""

    title: str
    anchor: Markdown
    description: str
    note: str
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
    ties = {held.subject: fields for held, fields in joins_of(registry).tied()}
    return CatalogueView(
        tuple(_metric(metric, registry) for _, metric in sorted(registry.metrics.items())),
        tuple(_source(source, ties, registry) for _, source in sorted(registry.sources.items())),
    )


def held_link(held: Held) -> Markdown:
    """Link to the source that holds an identifier."""
    return link(code(held.subject), CATALOGUE_PAGE, anchor=_anchor(f"sources.{held.source.name}"))


def _metric(metric: Metric, registry: Registry) -> MetricView:
    spec, fields = metric.spec, metric.fields
    return MetricView(
        title=spec.title,
        anchor=_anchor(f"metrics.{metric.name}"),
        description=spec.description,
        note=spec.note or "",
        owner=owner_link(metric.owner, registry, page="by-owner.md"),
        reads=everywhere(registry, lambda field, _: field.name in fields),
    )


def _source(source: Source, ties: Mapping[str, tuple[Field, ...]], registry: Registry) -> SourceView:
    spec = source.spec
    return SourceView(
        title=spec.title,
        anchor=_anchor(f"sources.{source.name}"),
        description=spec.description,
        note=spec.note or "",
        owner=owner_link(source.owner, registry, page="by-owner.md"),
        store=code(spec.store),
        holds=tuple(_holds(source, ties)),
    )


def _holds(source: Source, ties: Mapping[str, tuple[Field, ...]]) -> Iterator[tuple[Markdown, ...]]:
    for name, held in source.spec.holds.items():
        tied = joined(code(field.name) for field in ties.get(Held(source, name).subject, ())) or Markdown("-")
        yield code(name), escaped(held.of), code(held.category), tied, escaped(held.description or "")


def _anchor(path: str) -> Markdown:
    return Markdown(anchor_of(path))
