"""Cataloguing: the files of metrics and sources, with their references followed."""

from collections.abc import Iterator

from pingreg.diagnostics import Place, Problem
from pingreg.resolve.catalogue import Metric, Source
from pingreg.resolve.covering import Covering
from pingreg.resolve.references import Known, category_problems, store_problems, team_problems
from pingreg.resolve.terms import unknown_name
from pingreg.spec.catalogue import MetricSpec, SourceSpec
from pingreg.spec.files import Specs


def metrics_of(specs: Specs, known: Known, covering: Covering) -> tuple[dict[str, Metric], list[Problem]]:
    """Resolve every metric; what it reads may be fields of pings and of events."""
    metrics: dict[str, Metric] = {}
    problems: list[Problem] = []
    for path, spec in specs.all(MetricSpec).items():
        place = Place(path)
        problems.extend(team_problems(spec.owner, place.at("owner"), known))
        for index, name in enumerate(spec.reads):
            if problem := unknown_name(name, place.at("reads", index), covering):
                problems.append(problem)
        metric = _name(path)
        reads = {name: covering.fields(name) for name in spec.reads}
        metrics[metric] = Metric(metric, place, spec, known.owner(spec.owner), reads)
    return metrics, problems


def sources_of(specs: Specs, known: Known) -> tuple[dict[str, Source], list[Problem]]:
    """Resolve every source."""
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for path, spec in specs.all(SourceSpec).items():
        problems.extend(_source_problems(spec, Place(path), known))
        name = _name(path)
        sources[name] = Source(name, Place(path), spec, known.owner(spec.owner))
    return sources, problems


def _source_problems(spec: SourceSpec, place: Place, known: Known) -> Iterator[Problem]:
    yield from team_problems(spec.owner, place.at("owner"), known)
    yield from store_problems(spec.store, place.at("store"), known)
    for name, held in spec.holds.items():
        yield from category_problems(held.category, place.at("holds", name, "category"))


def _name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
