"""Crossings: references between fields, and two declarations that want the same path."""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.naming import did_you_mean, nearest
from pingreg.resolve.model import Area, Field, Ping, Registry, Steps, dotted, name_of
from pingreg.resolve.paths import steps_of

Problem = tuple[str, Finding]


def crossing_problems(registry: Registry) -> Iterator[Problem]:
    """Follow what leads from field to field, ping to field and policy to area."""
    for ping in registry.pings.values():
        names: dict[str, Field] = {field.name: field for field in ping.fields}
        yield from _identity_problems(ping, names)
        for area in ping.areas:
            yield from _field_references(registry, area, names)
        yield from _path_conflicts(ping)
    yield from _omitted_areas(registry)


def _identity_problems(ping: Ping, names: dict[str, Field]) -> Iterator[Problem]:
    spec = ping.spec
    wanted = [(("identity", "site"), spec.identity.site)]
    if spec.identity.license is not None:
        wanted.append((("identity", "license"), spec.identity.license))
    if spec.versions is not None:
        wanted.append((("versions", "field"), spec.versions.field))
    for keys, path in wanted:
        if f"{ping.name}/{path}" not in names:
            yield _no_field(ping.place.at(*keys), path, names, ping.name)


def _field_references(registry: Registry, area: Area, names: dict[str, Field]) -> Iterator[Problem]:
    for field in area.fields:
        if field.spec.deprecated is not None and (use := field.spec.deprecated.use) is not None:
            at = field.declaration.key("deprecated").at("use")
            if "/" in use:
                if registry.field(use) is None:
                    yield _no_field(at, use, [f.name for f in registry.fields], "")
            elif name_of(area.ping, area.steps + (steps_of(use) or ("?",))) not in names:
                yield _no_field(at, use, names, name_of(area.ping, area.steps))
        if field.column is not None:
            for index, operand in enumerate(field.column.operands):
                if name_of(area.ping, operand) not in names:
                    at = field.declaration.key("warehouse").at("of", index)
                    yield _no_field(at, dotted(operand[len(area.steps) :]), names, name_of(area.ping, area.steps))


def _no_field(place: Place, path: str, names: "dict[str, Field] | list[str]", root: str) -> Problem:
    prefix = f"{root}/" if "/" not in root and root else f"{root}."
    local = [name.removeprefix(prefix) for name in names if name.startswith(prefix)] if root else list(names)
    guess = nearest(path, local)
    fix = f"write `{guess}`" if guess else "name a field by its path, or as `<ping>/<path>`"
    return "PX108", Finding(place, f"`{path}` is no field{did_you_mean(path, local)}", fix)


def _path_conflicts(ping: Ping) -> Iterator[Problem]:
    """Find two fields at one path, a field inside another, and a list that is no list elsewhere."""
    leaves: dict[Steps, Field] = {}
    children: dict[Steps, str] = {}
    for field in ping.fields:
        key = Place(field.declaration.place.path, field.declaration.place.keys, "key")
        if field.steps in leaves:
            message = f"`{dotted(field.steps)}` is declared a second time"
            related = ((leaves[field.steps].declaration.place, "first here"),)
            yield "PM112", Finding(key, message, "keep one of the two", related=related)
            continue
        leaves[field.steps] = field
        for end in range(1, len(field.steps)):
            kind = _kind(field.steps[end])
            parent = field.steps[:end]
            if children.setdefault(parent, kind) != kind:
                message = f"`{dotted(parent)}` is {children[parent]} elsewhere, and {kind} here"
                yield "PM112", Finding(key, message, "declare it one way")
    for steps, field in leaves.items():
        if steps in children and steps[-1] != "*":
            key = Place(field.declaration.place.path, field.declaration.place.keys, "key")
            message = f"`{dotted(steps)}` is a value, and other fields stand inside it"
            yield "PM112", Finding(key, message, "rename one of the two")
    for parent, kind in children.items():
        if kind == "a map" and (*parent, "*") not in leaves:
            yield _open_map(ping, parent)


def _kind(step: str) -> str:
    return {"[]": "a list", "*": "a map"}.get(step, "an object")


def _open_map(ping: Ping, parent: Steps) -> Problem:
    field = next(field for field in ping.fields if field.steps[: len(parent) + 1] == (*parent, "*"))
    key = Place(field.declaration.place.path, field.declaration.place.keys, "key")
    message = f"the keys of the map `{dotted(parent)}` are not declared"
    fix = f"add `{parent[-1]}.*:` with `label: {{values: ...}}`: a key is data too"
    return "PM119", Finding(key, message, fix)


def _omitted_areas(registry: Registry) -> Iterator[Problem]:
    names = {area.name for area in registry.areas}
    for index, population in enumerate(registry.policy.populations):
        for at, area in enumerate(population.omit.areas if population.omit else ()):
            if area not in names:
                place = Place("policy.yaml", ("populations", index, "omit", "areas", at))
                yield (
                    "PX110",
                    Finding(place, f"`{area}` is no area{did_you_mean(area, names)}", "name an area by its file"),
                )
