"""Model one file's data; what is at fault is reported and left out, and the rest is kept as far as it is sound."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pingreg.diagnostics import Finding, Keys, Place, Problem
from pingreg.spec.area import FAMILIES, AreaSpec
from pingreg.spec.edited import edited, removed
from pingreg.spec.errors import findings
from pingreg.spec.mend import mends

_ROUNDS = 4
"""How often a file is mended and cut before it is given up."""

Model = TypeVar("Model", bound=BaseModel)


def validated(kind: type[Model], data: Any, place: Place) -> tuple[Model | None, tuple[Problem, ...], tuple[Keys, ...]]:
    """Model `data`; on mistakes report them, and try again without what is at fault.

    Returns the model or None, codes with findings, and the keys that were left out.
    """
    prepared, found = _families_apart(data, place) if kind is AreaSpec else (data, [])
    left_out: list[Keys] = []
    for _ in range(_ROUNDS):
        try:
            return kind.model_validate(prepared), tuple(found), tuple(left_out)
        except ValidationError as error:
            cuts: list[tuple[Keys, Keys]] = []
            for code, finding, keys in findings(error, model=kind, data=prepared, place=place):
                # A second round may only complain that something is missing where the first one cut.
                if not any(cut[: len(keys)] == keys for cut in left_out):
                    found.append((code, finding))
                cuts.append((keys, _cut(finding, keys, place)))
            changes = mends(prepared, error, kind)
            unmended = [cut for keys, cut in cuts if keys not in changes]
            left_out.extend(unmended)
            prepared = edited(prepared, changes | dict.fromkeys(unmended, removed))
    return None, tuple(dict.fromkeys(found)), tuple(left_out)


def _families_apart(data: Any, place: Place) -> tuple[Any, list[Problem]]:
    """Put the families of an area where its model keeps them, under a key that an author may not use."""
    found: list[Problem] = []
    if not isinstance(data, dict):
        return data, found
    if FAMILIES in data:
        at = place.at(FAMILIES, on="key")
        found.append(("PM101", Finding(at, f"`{FAMILIES}` is no key here", "put families under `fields`")))
        data = {name: value for name, value in data.items() if name != FAMILIES}
    fields = data.get("fields")
    if not isinstance(fields, dict) or not any("$" in name for name in fields):
        return data, found
    plain = {name: value for name, value in fields.items() if "$" not in name}
    families = {name: value for name, value in fields.items() if "$" in name}
    return {**data, "fields": plain, FAMILIES: families}, found


def _cut(finding: Finding, keys: Keys, place: Place) -> Keys:
    """Choose how much to leave out: an unknown key alone, a whole field, or the whole entry of the file."""
    if finding.place.on == "key":
        return finding.place.keys[len(place.keys) :]
    return keys[:2] if keys[:1] == ("fields",) or len(keys) > 2 else keys[:1]  # noqa: PLR2004  an entry of a mapping
