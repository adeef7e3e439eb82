"""Conflicts: two declarations that want the same path, and maps whose keys nobody declares."""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place, Problem
from pingreg.resolve.model import Field, Ping, Steps, dotted


def path_conflicts(ping: Ping, *, is_partial: bool = False) -> Iterator[Problem]:
    """Find two fields at one path, a field inside another, and a list that is no list elsewhere: one a declaration.

    What is missing may be what was left out of a ping that is partial.
    """
    seen: set[Place] = set()
    for finding in _conflicts(ping):
        if finding.place not in seen:
            seen.add(finding.place)
            yield "PM112", finding
    if not is_partial:
        yield from _open_maps(ping)


def _conflicts(ping: Ping) -> Iterator[Finding]:
    leaves: dict[Steps, Field] = {}
    containers: dict[Steps, tuple[str, Field]] = {}
    for field in ping.fields:
        if field.steps in leaves:
            message = f"`{dotted(field.steps)}` is declared a second time"
            yield _conflict(field, message, "keep one of the two", leaves[field.steps])
            continue
        leaves[field.steps] = field
        for end in range(1, len(field.steps)):
            kind, parent = _kind(field.steps[end]), field.steps[:end]
            before, first = containers.setdefault(parent, (kind, field))
            if before != kind:
                message = f"`{dotted(parent)}` is {kind} here, and {before} elsewhere"
                yield _conflict(field, message, "declare it one way", first)
    for steps, field in leaves.items():
        if steps in containers and steps[-1] != "*":
            message = f"`{dotted(steps)}` is a value, and other fields stand inside it"
            yield _conflict(field, message, "rename one of the two", containers[steps][1])


def _conflict(field: Field, message: str, fix: str, other: Field) -> Finding:
    return Finding(_key(field), message, fix, related=((_key(other), "the other declaration"),))


def _key(field: Field) -> Place:
    place = field.declaration.place
    return Place(place.path, place.keys, "key")


def _kind(step: str) -> str:
    return {"[]": "a list", "*": "a map"}.get(step, "an object")


def _open_maps(ping: Ping) -> Iterator[Problem]:
    paths = {field.steps for field in ping.fields}
    maps: dict[Steps, Field] = {}
    for field in ping.fields:
        for at, step in enumerate(field.steps):
            if step == "*":
                maps.setdefault(field.steps[:at], field)
    for field in ping.fields:
        if field.steps[-1] == "*" and field.type != "string":
            message = f"`{dotted(field.steps)}` is a `{field.kind}`, and the keys of a map are texts"
            fix = "list them: `label: {values: [...], else: other}`, or a vocabulary"
            yield "PM119", Finding(field.declaration.key(field.kind, on="key"), message, fix)
    for parent, field in maps.items():
        if (*parent, "*") not in paths:
            message = f"the keys of the map `{dotted(parent)}` are not declared"
            fix = f"add `{dotted(parent[-1:])}.*:` with `label: {{values: ...}}`: a key is data too"
            yield "PM119", Finding(_key(field), message, fix)
