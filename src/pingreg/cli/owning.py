"""Owning: say of each finding which team owns what it is about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from pingreg.diagnostics import Diagnostic
from pingreg.resolve.model import Registry


def owned(found: Iterable[Diagnostic], *registries: Registry, shown: Callable[[str], str]) -> tuple[Diagnostic, ...]:
    """Give the findings with their owners: of the field, of the area, else of what the file is about.

    What a registry does not know, such as a field that is gone, is looked up in the next one. The policy, contracts
    and what all areas share have no owner.
    """
    found = tuple(found)
    if not found:
        return ()
    owners: dict[str, str] = {}
    for registry in reversed(registries):
        owners.update(_by_subject(registry, {one.subject for one in found}))
        owners.update({shown(path): owner for path, owner in _by_file(registry)})
    return tuple(_with_owner(one, owners) for one in found)


def _with_owner(one: Diagnostic, owners: Mapping[str, str]) -> Diagnostic:
    owner = owners.get(one.subject) or owners.get(one.span.path) or ""
    return replace(one, owner=owner) if owner else one


def _by_subject(registry: Registry, wanted: set[str]) -> Iterator[tuple[str, str]]:
    for area in registry.all_areas:
        yield f"{area.ping}/{area.name}", area.owner
        yield from ((one.declaration.subject, one.owner) for one in area.fields if one.declaration.subject in wanted)


def _by_file(registry: Registry) -> Iterator[tuple[str, str]]:
    yield from ((area.place.path, area.owner) for area in registry.all_areas)
    yield from ((metric.place.path, metric.owner) for metric in registry.metrics.values())
    yield from ((source.place.path, source.owner) for source in registry.sources.values())
