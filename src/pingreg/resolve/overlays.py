"""Overlays: an area's `except`, which leaves combinations of a family out or says what differs for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pingreg.diagnostics import Finding, Mend, Place, Problem
from pingreg.naming import did_you_mean, one_of, only_near
from pingreg.resolve.variables import Variables
from pingreg.spec.area import AreaSpec
from pingreg.spec.field import FieldSpec
from pingreg.spec.locations import known_keys

_OWN_KEYS = ("field", "absent")
_FIELD_KEYS = known_keys(FieldSpec, ())


@dataclass(frozen=True, slots=True)
class Overlay:
    """One entry of `except`: which combinations it picks, and what it says of them."""

    picks: Mapping[str, tuple[str, ...]]
    field: str | None
    absent: bool
    data: Mapping[str, Any]
    place: Place

    def touches(self, key: str, chosen: Mapping[str, str]) -> bool:
        """Tell whether the entry picks this combination of the family `key`."""
        return (self.field is None or self.field == key) and all(
            chosen.get(name) in picked for name, picked in self.picks.items()
        )


def overlays_of(area: AreaSpec, variables: Variables, place: Place) -> tuple[list[Overlay], list[Problem]]:
    """Read an area's `except`; an entry with a mistake is reported, and counts for nothing."""
    overlays: list[Overlay] = []
    problems: list[Problem] = []
    undeclared = variables.undeclared(area.families)
    for index, entry in enumerate(area.except_ or ()):
        if undeclared & entry.keys():
            continue  # the family that uses the variable is at fault
        at = place.at("except", index)
        found = list(_problems(entry, area, variables, at))
        problems.extend(found)
        if not found:
            picks = {name: _listed(value) for name, value in entry.items() if name in variables.variants}
            rest = {name: value for name, value in entry.items() if name not in {*picks, *_OWN_KEYS}}
            overlays.append(Overlay(picks, entry.get("field"), "absent" in entry, rest, at))
    return overlays, problems


def _problems(entry: Mapping[str, Any], area: AreaSpec, variables: Variables, at: Place) -> Iterator[Problem]:
    says = [name for name in entry if name not in variables.variants and name not in _OWN_KEYS]
    for name, value in entry.items():
        if name not in variables.variants:
            continue
        if name in _OWN_KEYS or name in _FIELD_KEYS:
            message = f"`{name}` is a variable here, and a key of every field"
            yield "PM113", Finding(at.at(name, on="key"), message, f"rename the variable `{name}` under `each`")
        yield from _variant_problems(name, value, variables, at)
    for name in says:
        if name not in _FIELD_KEYS:
            known = (*variables.variants, *_OWN_KEYS, *_FIELD_KEYS)
            own = f"a variable ({one_of(variables.variants)}), " if variables.variants else ""
            fix = f"use {own}`field`, `absent` or a key of a field"
            message = f"`{name}` is no key here{did_you_mean(name, known)}"
            only = only_near(name, known)
            mend = None if only is None or only in entry else Mend(name, only)
            yield "PM101", Finding(at.at(name, on="key"), message, fix, mend=mend)
    field = entry.get("field")
    if (
        "field" in entry
        and "field" not in variables.variants
        and (not isinstance(field, str) or field not in area.families)
    ):
        guess = did_you_mean(str(field), area.families)
        fix = "name a family as it stands under `fields`"
        yield "PX109", Finding(at.at("field"), f"`field` names no family of this area{guess}", fix)
    if "absent" in entry and entry["absent"] is not True:
        yield "PM104", Finding(at.at("absent"), "`absent` is not `true`", "write `absent: true`, or remove the key")
    if "absent" in entry and says:
        message = "`absent` leaves the fields out, so nothing else can be said of them"
        yield "PM113", Finding(at.at("absent", on="key"), message, f"remove `absent`, or {one_of(says)}")
    if "absent" not in entry and not says:
        fix = "add what differs, for example `deprecated:`, or `absent: true`"
        yield "PM113", Finding(at, "the exception changes nothing", fix)


def _variant_problems(name: str, value: Any, variables: Variables, at: Place) -> Iterator[Problem]:
    known = variables.variants[name]
    for index, variant in enumerate(_listed(value)):
        if variant not in known:
            place = at.at(name, index) if isinstance(value, list) else at.at(name)
            message = f"`{variant}` is no variant of `{name}`{did_you_mean(variant, known)}"
            yield "PX109", Finding(place, message, f"use one of {one_of(known)}")
    if value == []:
        yield "PM105", Finding(at.at(name, on="key"), f"`{name}` is empty", f"name a variant of `{name}`")


def _listed(value: Any) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)
