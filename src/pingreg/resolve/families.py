"""Families: one declaration with `$` variables stands for every combination of their variants."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from pingreg.diagnostics import Finding, Place, Problem
from pingreg.naming import did_you_mean, one_of
from pingreg.resolve.overlays import Overlay, overlays_of
from pingreg.resolve.variables import Variables, doubled_text, each_problems, filled, filler, names_in
from pingreg.spec.area import AreaSpec

_MOST = 20_000
"""Most fields that the families of one area may stand for."""


@dataclass(frozen=True, slots=True)
class Member:
    """One expansion of a family: its key and data with all variables filled in, and which overlays touched it."""

    key: str
    data: Any
    overlays: tuple[tuple[str, Place], ...]


@dataclass(frozen=True, slots=True)
class _Family:
    """One declaration with variables: its key and data, and the variants, with their texts, of those in its key."""

    key: str
    data: Any
    variants: Mapping[str, Mapping[str, Mapping[str, str]]]


def expanded(area: AreaSpec, place: Place) -> tuple[dict[str, list[Member]], list[Problem]]:
    """Expand each family of an area; an `except` overlays or leaves out the combinations that it picks."""
    if area.each is None and not area.families and area.except_ is None:
        return {}, []
    variables = Variables.of(area)
    overlays, problems = overlays_of(area, variables, place)
    problems.extend(each_problems(variables, area.families, place))
    expansions: dict[str, list[Member]] = {}
    room = _MOST
    touching: set[int] = set()
    for key, data in area.families.items():
        used = [name for name in variables.variants if name in names_in(key)]
        problem = _fault(key, data, used, variables, place) or _overflow(key, used, variables, place, room=room)
        if problem or not all(variables.is_whole(name) for name in used):
            problems.extend([problem] if problem else ())
            touching.update(range(len(overlays)))  # nobody knows what the family would have stood for
            continue
        room -= _size(used, variables)
        expansions[key] = []
        for here, member in _members(_Family(key, data, {name: variables.variants[name] for name in used}), overlays):
            touching.update(here)
            expansions[key].extend(() if member is None else (member,))
    unused = variables.unused(area.families)
    idle = (overlay for index, overlay in enumerate(overlays) if index not in touching)
    problems.extend(_idle(overlay) for overlay in idle if not unused & overlay.picks.keys())
    return expansions, problems


def _members(family: _Family, overlays: Sequence[Overlay]) -> Iterator[tuple[tuple[int, ...], Member | None]]:
    """Give for each combination the overlays that pick it, by index, and its member; None for one that is absent."""
    variants = family.variants
    for names in itertools.product(*variants.values()):
        chosen = dict(zip(variants, names, strict=True))
        here = tuple(index for index, overlay in enumerate(overlays) if overlay.touches(family.key, chosen))
        if any(overlays[index].absent for index in here):
            yield here, None
            continue
        texts = dict(chosen)
        for name, variant in chosen.items():
            texts.update(variants[name][variant])
        merged = dict(family.data)
        places: dict[str, Place] = {}
        for index in here:
            merged.update(overlays[index].data)
            places.update(dict.fromkeys(overlays[index].data, overlays[index].place))
        fill = filler(texts)
        yield here, Member(fill(family.key), filled(merged, fill), tuple(places.items()))


def _fault(key: str, data: Any, used: list[str], variables: Variables, place: Place) -> Problem | None:
    """Find what keeps a family from being expanded: its shape, its size, a variable that is not declared."""
    at = place.at("fields", key, on="key")
    if not isinstance(data, dict):
        return "PM103", Finding(at, f"`{key}` must be a mapping", "write a measure and a description below it")
    for name in names_in(key):
        if name not in variables.variants:
            fix = f"declare it under `each`, or use one of {one_of(variables.variants)}"
            message = f"`${name}` is no variable of this area{did_you_mean(name, variables.variants)}"
            return "PX109", Finding(at, message, fix if variables.variants else f"declare `{name}` under `each`")
    if not used:
        return "PM113", Finding(at, "the key has a `$`, but no variable", "write the name of a variable behind the `$`")
    if doubled := doubled_text(used, variables):
        text, one, other = doubled
        fix = f"rename `{text}` in `{one}` or in `{other}` under `each`"
        return "PM113", Finding(at, f"`${text}` has two meanings here: `{one}` and `{other}` both give it", fix)
    known = dict.fromkeys((*used, *(text for name in used for text in variables.texts(name))))
    for attribute, value in data.items():
        for name in names_in({attribute: value}):
            if name not in known:
                message = f"`${name}` has no text here{did_you_mean(name, known)}"
                fix = f"use one of {one_of(known)}, or write `$$` for a dollar"
                return "PX109", Finding(place.at("fields", key, attribute), message, fix)
    return None


def _overflow(key: str, used: list[str], variables: Variables, place: Place, *, room: int) -> Problem | None:
    """Find a family that stands for more fields than an area may have, with those before it."""
    size = _size(used, variables)
    if size <= room:
        return None
    before = "" if room == _MOST else f", and those before it for {_MOST - room:,}"
    message = f"the family stands for {size:,} fields{before}, and {_MOST:,} is the most in an area"
    return "PM113", Finding(place.at("fields", key, on="key"), message, "split it")


def _size(used: list[str], variables: Variables) -> int:
    return prod(len(variables.variants[name]) for name in used)


def _idle(overlay: Overlay) -> Problem:
    fix = "pick a combination that a family stands for, or remove the exception"
    return "PM113", Finding(overlay.place, "the exception picks no field", fix)
