"""Explain a metric by what it reads, and a source by what it holds and what that ties."""

import textwrap
from collections.abc import Iterator

import click

from pingreg.cli.explain_field import where
from pingreg.markdown import paragraphs
from pingreg.naming import counted
from pingreg.render.visible import visible
from pingreg.resolve.catalogue import Metric, Source
from pingreg.resolve.joins import Held, joins_of
from pingreg.resolve.model import Registry
from pingreg.source.documents import Documents

_WIDTH = 96
_MOST = 20
"""So many fields of one metric are named."""


def catalogue_lines(subject: str, registry: Registry, documents: Documents) -> Iterator[str]:
    """Give the lines that explain the metric, or the source, of that name; none when there is neither."""
    metric = registry.metrics.get(subject.removeprefix("metrics/"))
    source = registry.sources.get(subject.removeprefix("sources/"))
    if metric is not None and not subject.startswith("sources/"):
        yield from _metric(metric, documents)
        if source is not None:
            yield ""
    if source is not None and not subject.startswith("metrics/"):
        yield from _source(source, registry, documents)


def catalogue_names(registry: Registry) -> Iterator[str]:
    """List the metrics and sources that can be explained."""
    for folder, names in (("metrics", registry.metrics), ("sources", registry.sources)):
        for name in names:
            yield from (f"{folder}/{name}", name)


def _metric(metric: Metric, documents: Documents) -> Iterator[str]:
    spec = metric.spec
    yield f"{click.style(f'metrics/{metric.name}', bold=True)}  {click.style(where(metric.place, documents), dim=True)}"
    yield from _wrapped(spec.title, spec.description, spec.note or "")
    yield ""
    yield f"  owner {metric.owner}; it reads {counted(len(metric.fields), 'field')}:"
    names = sorted(metric.fields)
    yield from (f"    {name}" for name in names[:_MOST])
    if len(names) > _MOST:
        yield f"    and {len(names) - _MOST} more"


def _source(source: Source, registry: Registry, documents: Documents) -> Iterator[str]:
    spec = source.spec
    yield f"{click.style(f'sources/{source.name}', bold=True)}  {click.style(where(source.place, documents), dim=True)}"
    yield from _wrapped(spec.title, spec.description, spec.note or "")
    yield ""
    yield f"  owner {source.owner}, store {spec.store}"
    if not spec.holds:
        yield "  nothing is said of what it holds: name the identifiers in it under `holds`"
        return
    joins, width = joins_of(registry), max(map(len, spec.holds))
    for name, held in spec.holds.items():
        fields = joins.with_source(Held(source, name))
        named = [click.style(field.name, bold=True) for field in fields[:_MOST]]
        named += [f"{len(fields) - _MOST} more"] if len(fields) > _MOST else []
        of = f"{'a' if held.of == 'person' else 'an'} {held.of}"
        with_what = ", ".join(named) or "nothing that is declared here"
        yield f"  holds {name:<{width}}  of {of}, {held.category}; joined with {with_what}"


def _wrapped(*texts: str) -> Iterator[str]:
    for text in texts:
        for paragraph in paragraphs(text):
            line = visible(" ".join(paragraph.split()))
            yield from textwrap.wrap(line, _WIDTH, initial_indent="  ", subsequent_indent="  ")
