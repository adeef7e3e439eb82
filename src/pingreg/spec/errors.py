"""Turn what pydantic says into diagnostics: a code, the author's own keys, and a way out."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pingreg.diagnostics import Finding, Keys, Mend, Place
from pingreg.naming import did_you_mean, nearest, one_of, only_near
from pingreg.spec.base import FORMS
from pingreg.spec.locations import ON_KEY, keys_of, known_keys, one_branch_each

_CODES = {
    "extra_forbidden": "PM101",
    "missing": "PM102",
    "literal_error": "PM104",
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
    "repeated": "PM120",
}
_PRIVATE = frozenset({"title", "key_sha256", "license_key_sha256"})
"""What a contract says that no message repeats: who the customer is, and what may be the key itself."""
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
_ALLOWED = re.compile(r"'([^']+)'|(-?[0-9]+)|(True|False)")
_MOST_SHOWN = 60

MOST = 1000
"""Most mistakes of one file that are told at once."""


def findings(
    error: ValidationError, *, model: type[BaseModel], data: Any, place: Place
) -> Iterator[tuple[str, Finding, Keys]]:
    """Yield a code, a finding and the keys at fault for each separate mistake under `place`."""
    for detail in islice(one_branch_each(error.errors(include_url=False), data), MOST):
        if not _follows_from_another(detail):
            yield _finding(detail, data, model, place)


def _follows_from_another(detail: ErrorDetails) -> bool:
    """Tell whether a list is called too short only because its entries are at fault themselves."""
    found = detail["input"]
    return detail["type"] == "too_short" and isinstance(found, list) and len(found) >= detail["ctx"]["min_length"]


def _finding(detail: ErrorDetails, data: Any, model: type[BaseModel], place: Place) -> tuple[str, Finding, Keys]:
    kind, location = detail["type"], detail["loc"]
    keys = keys_of(location, data)
    code = _CODES.get(kind, _WRONG_TYPE)
    name = _name(keys, place)
    at = place.at(*keys)
    if kind == "extra_forbidden":
        message, fix = _unknown_key(str(location[-1]), known_keys(model, location[:-1]))
        at = place.at(*keys, on="key")
    elif kind == "missing":
        message, fix = _missing(location[-1], name)
    elif "fix" in (context := detail.get("ctx", {})):
        message, fix = _lower(detail["msg"]), str(context["fix"])
        message = message if message.startswith("`") else f"{name}: {message}"
        at = at.at(*context["at"])
    elif code == _WRONG_TYPE:
        message, fix = _wrong_type(detail, keys, name, known_keys(model, location))
    else:
        message, fix = _wrong_value(detail, name)
        at = place.at(*keys, on="key") if location[-1:] == (ON_KEY,) else at
    if place.path.startswith("contracts/") and _PRIVATE.intersection(place.keys + keys) and kind != "missing":
        message = f"{name} is not as it must be"
    return code, Finding(at, message, fix, mend=_mend(detail, data, keys, model)), keys


def _mend(detail: ErrorDetails, data: Any, keys: Keys, model: type[BaseModel]) -> Mend | None:
    """Find the one thing that can be meant, if it is one."""
    found = detail["input"]
    match detail["type"]:
        case "extra_forbidden" if keys and keys[-1] == detail["loc"][-1]:
            name = str(keys[-1])
            only = only_near(name, known_keys(model, detail["loc"][:-1]))
            taken = only is not None and keys_of((*keys[:-1], only), data) == (*keys[:-1], only)
            return None if only is None or taken else Mend(name, only)
        case "literal_error" if isinstance(found, str):
            only = only_near(found, (word for word in allowed_by(detail) if isinstance(word, str)))
            return None if only is None else Mend(found, only)
        case "string_type" if isinstance(found, int | float) and not isinstance(found, bool):
            return Mend(str(found), str(found), is_quoting=True)
        case _:
            return None


def _unknown_key(name: str, known: Sequence[str]) -> tuple[str, str]:
    guess = nearest(name, known)
    if " " in name:
        return f"`{name}` is no key here", "quote the text in front of it: inside `{}` a comma starts the next key"
    fix = f"write `{guess}`, or remove the key" if guess else f"remove it, or use one of {one_of(known, most=60)}"
    return f"`{name}` is no key here{did_you_mean(name, known)}", fix


def _missing(key: str | int, name: str) -> tuple[str, str]:
    if isinstance(key, int):
        return f"{name} has {key} entries, and needs more", "add what is missing"
    return f"`{key}` is missing", f"add `{key}:`"


def _wrong_type(detail: ErrorDetails, keys: Keys, name: str, known: Sequence[str]) -> tuple[str, str]:
    found, kind = detail["input"], detail["type"]
    if detail["loc"][-1:] in {("int",), ("float",)}:
        kind = "float_type"  # a number of either kind would do
    wanted = next((words for start, words in _WANTED.items() if kind.startswith(start)), "another kind of value")
    message = f"{name} is {_as_written(found)}, and must be {wanted}"
    if wanted == "text" and isinstance(found, int | float):
        text = str(found).lower() if isinstance(found, bool) else str(found)
        before = "" if keys and isinstance(keys[-1], int) else f"{name.strip('`')}: "
        return message, f'quote it: `{before}"{text}"`'
    if wanted == "a list" and isinstance(found, str | int | float):
        return message, f"put it into brackets: `[{_cut(str(found))}]`"
    if wanted == "a mapping" and known:
        return message, f"write keys below it: {one_of(known, most=20)}"
    return message, f"write {wanted}"


def _wrong_value(detail: ErrorDetails, name: str) -> tuple[str, str]:
    """Say what is wrong with a value of the right kind, and what would be right."""
    found, context = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "literal_error":
            allowed = [str(word).lower() if isinstance(word, bool) else str(word) for word in allowed_by(detail)]
            return (
                f"{name} is {_as_written(found)}{did_you_mean(str(found), allowed)}",
                f"use one of {one_of(allowed, most=20)}",
            )
        case "string_too_short":
            return f"{name} is empty", "write a text, or remove the key"
        case "too_short":
            return f"{name} is empty", "add an entry, or remove the key"
        case "too_long":
            return f"{name} has {len(found)} entries, and {context['max_length']} is the most", "remove some"
        case "string_too_long":
            return f"{name} has {len(found)} characters, and {context['max_length']} is the most", "shorten it"
        case "greater_than_equal":
            return f"{name} is {_as_written(found)}, and {context['ge']} is the least", f"write {context['ge']} or more"
        case "less_than_equal":
            return f"{name} is {_as_written(found)}, and {context['le']} is the most", f"write {context['le']} or less"
        case "multiple_of":
            step = context["multiple_of"]
            return f"{name} is {_as_written(found)}, and must be a multiple of {step}", f"write a multiple of {step}"
        case "string_pattern_mismatch":
            pattern = context["pattern"]
            said = "this key" if detail["loc"][-1:] == (ON_KEY,) else name
            return f"{said} is {_as_written(found)}", FORMS.get(pattern, f"write it to match `{pattern}`")
        case _:
            said = _lower(detail["msg"])
            return f"{name}: {said}", f"mend {name}: {said}"


def allowed_by(detail: ErrorDetails) -> tuple[str | int, ...]:
    """List the closed set that a value is not in, which pydantic writes as `'a', 'b', 3 or True`."""
    found = _ALLOWED.findall(detail["ctx"]["expected"])
    return tuple(word or (int(number) if number else truth == "True") for word, number, truth in found)


def _as_written(value: object) -> str:
    """Write a value of a registry file into a message, shortened."""
    match value:
        case None:
            return "empty"
        case bool():
            return f"the boolean `{str(value).lower()}`"
        case int() | float():
            return f"the number `{value}`"
        case str():
            return f"`{_cut(value)}`" if value.strip() else "blank"
        case list() | tuple():
            return "a list"
        case _:
            return "a mapping"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 3]}..."


def _name(keys: Keys, place: Place) -> str:
    named = next((key for key in reversed(place.keys + keys) if isinstance(key, str)), None)
    return "the file" if named is None else f"`{named}`"


def _lower(text: str) -> str:
    text = text.removeprefix("Value error, ")
    return text[:1].lower() + text[1:]
