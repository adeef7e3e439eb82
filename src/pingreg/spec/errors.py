"""Turn what pydantic says into diagnostics: a code, the author's own keys, and a way out."""

import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from pingreg.diagnostics import Finding, Keys, Place
from pingreg.naming import did_you_mean, one_of

_CODES = {
    "extra_forbidden": "PM101",
    "missing": "PM102",
    "literal_error": "PM104",
    "enum": "PM104",
    "too_short": "PM105",
    "too_long": "PM105",
    "string_too_short": "PM105",
    "string_too_long": "PM105",
    "greater_than_equal": "PM105",
    "less_than_equal": "PM105",
    "multiple_of": "PM105",
    "string_pattern_mismatch": "PM106",
    "date": "PM106",
    "range": "PM106",
    "measure": "PM107",
    "constraint": "PM108",
    "value_error": "PM108",
    "pattern": "PM109",
    "unit": "PM110",
    "lifecycle": "PM114",
    "warehouse": "PM115",
    "anonymize": "PM116",
    "rule": "PM117",
    "text": "PM118",
}
_WRONG_TYPE = "PM103"
_WANTED = {
    "string": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "`true` or `false`",
    "dict": "a mapping",
    "model": "a mapping",
    "list": "a list",
    "tuple": "a list",
}


def findings(
    error: ValidationError, *, model: type[BaseModel], data: Any, place: Place
) -> Iterator[tuple[str, Finding, Keys]]:
    """Yield a code, a finding and the keys at fault for each separate mistake under `place`."""
    for detail in _one_branch_each(error.errors(include_url=False, include_context=True), data):
        keys = _keys(detail["loc"], data)
        yield _finding(detail, keys, model, place)


def _finding(detail: ErrorDetails, keys: Keys, model: type[BaseModel], place: Place) -> tuple[str, Finding, Keys]:
    kind = detail["type"]
    code = _CODES.get(kind, _WRONG_TYPE)
    name = str(detail["loc"][-1]) if kind in {"extra_forbidden", "missing"} else _name(keys, place)
    found = detail["input"]
    if kind == "extra_forbidden":
        known = _known_keys(model, detail["loc"][:-1])
        message = f"`{name}` is no key here{did_you_mean(name, known)}"
        return code, Finding(place.at(*keys, on="key"), message, f"use one of {one_of(known, most=16)}"), keys
    if kind == "missing":
        return code, Finding(place.at(*keys), f"`{name}` is missing", f"add `{name}:`"), keys
    if kind == "literal_error":
        allowed = [part.strip(" '") for part in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]
        message = f"`{name}` is {shown(found)}{did_you_mean(str(found), allowed)}"
        return code, Finding(place.at(*keys), message, f"use one of {one_of(allowed, most=20)}"), keys
    if code == _WRONG_TYPE:
        return code, Finding(place.at(*keys), *_wrong_type(kind, name, found)), keys
    if code == "PM106" and not isinstance(found, str):
        return code, Finding(place.at(*keys), *_wrong_type("string_type", name, found)), keys
    said = _lower(detail["msg"])
    if kind in {"too_short", "string_too_short"}:
        said = f"`{name}` is empty" if not found else said
    if kind == "string_pattern_mismatch":
        said = f"{shown(found)} is not written as `{name}` must be"
    message = said if name in said else f"`{name}`: {said}"
    return code, Finding(place.at(*keys), message, _way_out(kind, detail)), keys


def _wrong_type(kind: str, name: str, found: object) -> tuple[str, str]:
    wanted = next((words for start, words in _WANTED.items() if kind.startswith(start)), "another kind of value")
    if wanted == "text" and isinstance(found, int | float) and not isinstance(found, dict | list):
        text = str(found).lower() if isinstance(found, bool) else str(found)
        return f"`{name}` is {shown(found)}, and must be text", f'quote it: `{name}: "{text}"`'
    return f"`{name}` is {shown(found)}, and must be {wanted}", f"write {wanted}"


def _way_out(kind: str, detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    match kind:
        case "string_pattern_mismatch":
            return f"write it to match `{context['pattern']}`"
        case "too_short" | "string_too_short":
            return "write at least one, or leave the key out"
        case "greater_than_equal" | "less_than_equal" | "multiple_of" | "too_long" | "string_too_long":
            limit = next((value for key, value in context.items() if key != "error"), "")
            return f"keep to the limit: {limit}"
        case "date":
            return "write a day of the calendar, year first"
        case "pattern":
            return "write for example `^[a-z0-9-]{1,40}$`"
        case "unit":
            return "use a UCUM code such as `ms`, `By`, `%`, `{line}`, or leave `unit` out for a plain number"
        case _:
            return "see `pingreg explain field`"


def shown(value: object) -> str:
    """Show a value of a registry file in a message, shortened."""
    match value:
        case None:
            return "empty"
        case bool():
            return f"the boolean `{str(value).lower()}`"
        case int() | float():
            return f"the number `{value}`"
        case str():
            return f"`{value if len(value) <= 60 else value[:57] + '...'}`"  # noqa: PLR2004  as much as a line bears
        case list() | tuple():
            return "a list"
        case _:
            return "a mapping"


def _name(keys: Keys, place: Place) -> str:
    path = place.keys + keys
    named = next((key for key in reversed(path) if isinstance(key, str)), "the file")
    return named


def _lower(text: str) -> str:
    text = text.removeprefix("Value error, ")
    return text[:1].lower() + text[1:]


def _keys(loc: Sequence[str | int], data: Any) -> Keys:
    """Keep of pydantic's location what the author wrote: it also names the branches of a union."""
    keys: list[str | int] = []
    for step in loc:
        if (isinstance(data, Mapping) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        ):
            data = data[step]
            keys.append(step)
    return tuple(keys)


def _one_branch_each(details: Sequence[ErrorDetails], data: Any) -> Iterator[ErrorDetails]:
    """Of a union's branches, keep the one that got farthest: the others are not what the author meant."""
    branches: dict[Keys, dict[object, list[ErrorDetails]]] = {}
    for detail in details:
        union, branch = _branch(detail["loc"], data)
        if branch is None:
            yield detail
        else:
            branches.setdefault(union, {}).setdefault(branch, []).append(detail)
    for choices in branches.values():
        yield from max(choices.values(), key=lambda found: max(len(_keys(d["loc"], data)) for d in found))


def _branch(loc: Sequence[str | int], data: Any) -> tuple[Keys, str | int | None]:
    """Split a location before the first step that names no key of the author's; the last step may be a missing key."""
    taken: list[str | int] = []
    for step in loc[:-1] if len(loc) > 1 else ():
        if isinstance(data, Mapping | list) and _keys((step,), data):
            data = data[step]
            taken.append(step)
        else:
            return tuple(taken), step
    last = loc[-1] if loc else None
    is_tag = isinstance(last, str) and not isinstance(data, Mapping) and bool(taken)
    return tuple(taken), last if is_tag else None


def _known_keys(model: type[BaseModel], loc: Sequence[str | int]) -> tuple[str, ...]:
    """List the keys of the model that stands at `loc`."""
    candidates: list[object] = [model]
    for step in loc:
        following = [inner for candidate in candidates for inner in _inside(candidate, step)]
        candidates = following or candidates
    known: dict[str, None] = {}
    for candidate in _flat(candidates):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            for name, field in candidate.model_fields.items():
                if not field.exclude:
                    known[field.alias or name] = None
    return tuple(known)


def _flat(annotations: Iterable[object]) -> Iterator[object]:
    for annotation in annotations:
        origin = get_origin(annotation)
        if origin is Annotated:
            yield from _flat(get_args(annotation)[:1])
        elif origin in {Union, types.UnionType}:
            yield from _flat(get_args(annotation))
        elif isinstance(annotation, type) and issubclass(annotation, RootModel):
            yield from _flat([annotation.model_fields["root"].annotation])
        else:
            yield annotation


def _inside(annotation: object, step: str | int) -> Iterator[object]:
    for part in _flat([annotation]):
        origin = get_origin(part)
        if origin in {dict, typing.Mapping}:
            yield get_args(part)[1]
        elif origin in {list, tuple}:
            yield get_args(part)[0]
        elif isinstance(part, type) and issubclass(part, BaseModel):
            for name, field in part.model_fields.items():
                if step == (field.alias or name):
                    yield field.annotation
