"""Crossings: references from field to field, from ping to field and from policy to area."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from pingreg.diagnostics import Finding, Place, Problem
from pingreg.naming import did_you_mean, nearest
from pingreg.resolve.model import Area, Field, FieldName, Ping, Registry, Steps, dotted, name_of
from pingreg.resolve.paths import steps_of


@dataclass(frozen=True, slots=True)
class Unsound:
    """Name what is declared, but left out as unsound: a reference to it is no second mistake.

    `fields` are single fields, `areas` the names of area files that could not be modelled at all, `pings` those of
    which some fields are not known, because of such an area or of a family that nobody can expand.
    """

    fields: Container[str]
    areas: frozenset[str]
    pings: frozenset[str]


def crossing_problems(registry: Registry, unsound: Unsound) -> Iterator[Problem]:
    """Follow what leads from field to field, ping to field and policy to area."""
    names: frozenset[str] = frozenset(field.name for field in registry.fields)
    for ping in registry.pings.values():
        for problem, name in (*_from_ping(ping, names), *_from_fields(ping, names)):
            if name not in unsound.fields and name.split("/", 1)[0] not in unsound.pings:
                yield problem
    yield from _omitted_areas(registry, unsound.areas)


def _from_ping(ping: Ping, names: frozenset[str]) -> Iterator[tuple[Problem, str]]:
    spec = ping.spec
    wanted: list[tuple[tuple[str, str], str]] = [
        (("identity", role), path) for role, path in spec.identity.named.items()
    ]
    if spec.versions is not None:
        wanted.append((("versions", "field"), spec.versions.field))
    for keys, path in wanted:
        name = f"{ping.name}/{path}"
        if name not in names:
            yield _no_field(ping.place.at(*keys), path, names, f"{ping.name}/"), name


def _from_fields(ping: Ping, names: frozenset[str]) -> Iterator[tuple[Problem, str]]:
    for area in ping.areas:
        for field in area.fields:
            yield from _successor(field, area, names)
            for index, operand in enumerate(field.column.operands if field.column else ()):
                name = name_of(area.ping, operand)
                if name not in names:
                    at = field.declaration.key("warehouse").at("of", index)
                    yield _no_field(at, dotted(operand[len(area.steps) :]), names, _root(area)), name


def _successor(field: Field, area: Area, names: frozenset[str]) -> Iterator[tuple[Problem, str]]:
    use = field.spec.deprecated.use if field.spec.deprecated else None
    if use is None:
        return
    at = field.declaration.key("deprecated").at("use")
    name = use if "/" in use else _local(area, steps_of(use))
    if name not in names:
        yield _no_field(at, use, names, "" if "/" in use else _root(area)), name


def _local(area: Area, steps: Steps | None) -> FieldName:
    return name_of(area.ping, area.steps + (steps or ("?",)))


def _root(area: Area) -> str:
    return f"{name_of(area.ping, area.steps)}." if area.steps else f"{area.ping}/"


def _no_field(place: Place, path: str, names: Iterable[str], root: str) -> Problem:
    local = [name.removeprefix(root) for name in names if name.startswith(root)]
    guess = nearest(path, local)
    fix = f"write `{guess}`" if guess else "name a field by its path, or as `<ping>/<path>`"
    return "PX108", Finding(place, f"`{path}` is no field{did_you_mean(path, local)}", fix)


def _omitted_areas(registry: Registry, unsound: frozenset[str]) -> Iterator[Problem]:
    names = {area.name for area in registry.areas} | unsound
    for index, population in enumerate(registry.policy.populations):
        for at, area in enumerate(population.omit.areas if population.omit else ()):
            if area not in names:
                place = Place("policy.yaml", ("populations", index, "omit", "areas", at))
                message = f"`{area}` is no area{did_you_mean(area, names)}"
                yield "PX110", Finding(place, message, "name an area by its file, without `.yaml`")
