"""Families: one declaration with `$` variables stands for every combination of their variants."""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pingreg.diagnostics import Finding, Place
from pingreg.naming import did_you_mean, one_of
from pingreg.spec.area import AreaSpec

_VARIABLE = re.compile(r"\$(?:\$|\{([a-z][a-z0-9_]*)\}|([a-z][a-z0-9_]*))")
_MOST = 20_000
"""Most fields that one family may stand for."""

Problem = tuple[str, Finding]


@dataclass(frozen=True, slots=True)
class Member:
    """One expansion of a family: its key and data with all variables filled in, and which overlays touched it."""

    key: str
    data: Any
    overlays: tuple[tuple[str, Place], ...]


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables of an area: variants by name, each with its own texts."""

    variants: Mapping[str, Mapping[str, Mapping[str, str]]]

    @classmethod
    def of(cls, area: AreaSpec) -> "Variables":
        """Read an area's `each`; a variant that is only named has no texts."""
        each = area.each or {}
        return cls(
            {
                name: dict(given) if isinstance(given, dict) else {variant: {} for variant in given}
                for name, given in each.items()
            }
        )


def expanded(area: AreaSpec, place: Place) -> tuple[dict[str, list[Member]], list[Problem]]:
    """Expand each family of an area; an `except` overlays or leaves out the combinations that it picks."""
    variables = Variables.of(area)
    overlays, problems = _overlays(area, variables, place)
    members: dict[str, list[Member]] = {}
    for key, data in area.families.items():
        used = [name for name in variables.variants if name in _names_in(key)]
        problem = _undeclared(key, data, used, variables, place)
        if problem:
            problems.append(problem)
            continue
        members[key] = list(_members(key, data, used, variables, overlays))
    return members, problems


@dataclass(frozen=True, slots=True)
class _Overlay:
    picks: Mapping[str, tuple[str, ...]]
    field: str | None
    absent: bool
    data: Mapping[str, Any]
    place: Place

    def touches(self, key: str, chosen: Mapping[str, str]) -> bool:
        return (self.field is None or self.field == key) and all(
            chosen.get(name) in picked for name, picked in self.picks.items()
        )


def _members(key: str, data: Any, used: list[str], variables: Variables, overlays: list[_Overlay]) -> Iterator[Member]:
    for names in itertools.islice(itertools.product(*(variables.variants[name] for name in used)), _MOST):
        chosen = dict(zip(used, names, strict=True))
        touching = [overlay for overlay in overlays if overlay.touches(key, chosen)]
        if any(overlay.absent for overlay in touching):
            continue
        texts = dict(chosen)
        for name, variant in chosen.items():
            texts.update(variables.variants[name][variant])
        merged = dict(data) if isinstance(data, dict) else data
        places: list[tuple[str, Place]] = []
        for overlay in touching:
            merged.update(overlay.data)
            places.extend((name, overlay.place) for name in overlay.data)
        fill = _filler(texts)
        yield Member(fill(key), _filled(merged, fill), tuple(places))


def _filler(texts: Mapping[str, str]) -> Callable[[str], str]:
    def text_of(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        return "$" if name is None else texts.get(name, match[0])

    return lambda text: _VARIABLE.sub(text_of, text) if "$" in text else text


def _filled(data: Any, fill: Callable[[str], str]) -> Any:
    match data:
        case str():
            return fill(data)
        case dict():
            return {fill(key): _filled(value, fill) for key, value in data.items()}
        case list():
            return [_filled(value, fill) for value in data]
        case _:
            return data


def _names_in(data: Any) -> dict[str, None]:
    match data:
        case str():
            return dict.fromkeys(m[1] or m[2] for m in _VARIABLE.finditer(data) if m[0] != "$$")
        case dict():
            return {name: None for item in data.items() for part in item for name in _names_in(part)}
        case list():
            return {name: None for part in data for name in _names_in(part)}
        case _:
            return {}


def _undeclared(key: str, data: Any, used: list[str], variables: Variables, place: Place) -> Problem | None:
    """Find a variable that no `each` declares, or that the family's key does not choose."""
    at = place.at("fields", key, on="key")
    if not isinstance(data, dict):
        return "PM103", Finding(at, f"`{key}` must be a mapping", "write a measure and a description")
    size = 1
    for name in used:
        size *= len(variables.variants[name])
    if size > _MOST:
        return "PM113", Finding(at, f"the family stands for {size:,} fields, and {_MOST:,} is the most", "split it")
    texts = {text for name in used for variant in variables.variants[name].values() for text in variant}
    for name in _names_in(key):
        if name not in variables.variants:
            known = variables.variants
            message = f"`${name}` is no variable of this area{did_you_mean(name, known)}"
            return "PX109", Finding(
                at, message, f"declare it under `each`{f', or use {one_of(known)}' if known else ''}"
            )
    for name in _names_in(data):
        if name not in used and name not in texts:
            texts |= set(used)
            message = f"`${name}` has no text here{did_you_mean(name, texts)}"
            return "PX109", Finding(
                place.at("fields", key), message, f"use one of {one_of(texts)}, or write `$$` for a dollar"
            )
    if not used:
        return "PM113", Finding(at, "the key has a `$`, but no variable", "write `$$` for a dollar, or name a variable")
    return None


def _overlays(area: AreaSpec, variables: Variables, place: Place) -> tuple[list[_Overlay], list[Problem]]:
    overlays: list[_Overlay] = []
    problems: list[Problem] = []
    for index, entry in enumerate(area.except_ or ()):
        at = place.at("except", index)
        picks = {name: _listed(value) for name, value in entry.items() if name in variables.variants}
        rest = {name: value for name, value in entry.items() if name not in picks and name not in {"field", "absent"}}
        for name, picked in picks.items():
            for variant in picked:
                if variant not in variables.variants[name]:
                    known = variables.variants[name]
                    message = f"`{variant}` is no variant of `{name}`{did_you_mean(variant, known)}"
                    problems.append(("PX109", Finding(at.at(name), message, f"use one of {one_of(known)}")))
        field = entry.get("field")
        if field is not None and field not in area.families:
            message = f"`{field}` is no family of this area{did_you_mean(str(field), area.families)}"
            problems.append(("PX109", Finding(at.at("field"), message, "name a family as it stands under `fields`")))
        if not rest and entry.get("absent") is not True:
            fix = "add what differs, for example `deprecated:`, or `absent: true`"
            problems.append(("PM113", Finding(at, "the exception changes nothing", fix)))
        overlays.append(_Overlay(picks, field, entry.get("absent") is True, rest, at))
    return overlays, problems


def _listed(value: Any) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)
