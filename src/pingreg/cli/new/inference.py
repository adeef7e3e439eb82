"""Infer fields from one payload: paths and types, and never a value."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pingreg.cli.new.looks import SHORT, WORD, is_data_key, look, names_somebody
from pingreg.cli.new.style import Value
from pingreg.naming import snake_case
from pingreg.resolve.model import Steps
from pingreg.resolve.paths import steps_of

Json = Any

_LARGEST = 2**53 - 1
_MANY_KEYS, _MANY_ALIKE = 100, 16
LONGEST_LIST = 100
"""Most items of a list about which nobody says more: a longer one is told from all others."""
_EMPTY = {"empty": True}
_TO_THE_DAY: Value = [{"truncate_time": {"to": "day"}}]
"""A moment to the second may be told of few, and nobody is asked here whether it has to be."""


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one inferred field: its steps in the request, and its measure with what that needs."""

    steps: Steps
    body: dict[str, Value]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Name a place of which no field was made, and why."""

    steps: Steps
    because: str

    @property
    def pointer(self) -> str:
        """Write the place as a JSON pointer (RFC 6901), with `*` for any element of a list."""
        return "".join(f"/{'*' if step == '[]' else step}" for step in self.steps)


def inferred(values: Sequence[Json], steps: Steps) -> Iterator[Found | LeftOut]:
    """Infer what stands at and below `steps` from all values seen there."""
    seen = [value for value in values if value is not None]
    kinds = {_kind(value) for value in seen}
    if not seen:
        yield LeftOut(steps, "was null: its type cannot be seen")
    elif len(kinds) > 1:
        yield LeftOut(steps, "holds values of several types")
    elif kinds == {"object"}:
        yield from _object(seen, steps)
    elif kinds == {"list"}:
        yield from _list([element for value in seen for element in value], steps)
    else:
        yield _leaf(seen, steps, is_list=False)


def _kind(value: Json) -> str:
    match value:
        case dict():
            return "object"
        case list():
            return "list"
        case bool():
            return "flag"
        case int() | float():
            return "number"
        case _:
            return "text"


def _object(values: list[dict[str, Json]], steps: Steps) -> Iterator[Found | LeftOut]:
    keys = list(dict.fromkeys(key for value in values for key in value))
    if not keys:
        yield LeftOut(steps, "is an empty object")
        return
    if steps and (any(_is_odd(key) for key in keys) or _is_map(values, keys)):
        yield LeftOut(steps, "has keys that look like data, or that no path may have")
        return
    odd = sum(_is_odd(key) for key in keys)
    if odd:
        yield LeftOut(steps, f"has keys ({odd}) that look like data, or that no path may have")
    taken: set[str] = set()
    for key in keys:
        if _is_odd(key):
            continue
        if key.lower() in taken:
            yield LeftOut((*steps, key), "differs from another key only in its case")
            continue
        taken.add(key.lower())
        yield from inferred([value[key] for value in values if key in value], (*steps, key))


def _is_odd(key: str) -> bool:
    return steps_of(key) != (key,) or key == "*" or is_data_key(key)


def _is_map(values: Iterable[dict[str, Json]], keys: Sequence[str]) -> bool:
    """Tell whether so many keys stand over values so alike that they must be data."""
    if len(keys) > _MANY_KEYS:
        return True
    inner = [value for holder in values for value in holder.values()]
    shapes = {tuple(sorted(value)) for value in inner if isinstance(value, dict)}
    return len(keys) > _MANY_ALIKE and len(shapes) == 1 and all(isinstance(value, dict) for value in inner)


def _list(elements: list[Json], steps: Steps) -> Iterator[Found | LeftOut]:
    seen = [element for element in elements if element is not None]
    kinds = {_kind(element) for element in seen}
    if not seen:
        yield LeftOut(steps, "is an empty list")
    elif kinds == {"object"}:
        yield from _object(seen, (*steps, "[]"))
    elif len(kinds) > 1 or kinds == {"list"}:
        yield LeftOut(steps, "is a list of lists, or of several types")
    else:
        yield _leaf(seen, steps, is_list=True)


def _leaf(values: list[Json], steps: Steps, *, is_list: bool) -> Found | LeftOut:
    match _kind(values[0]):
        case "flag":
            body: dict[str, Value] | str = {"flag": {}}
        case "number":
            body = _number(values, steps)
        case _:
            body = _text(values, steps)
    if isinstance(body, str):
        return LeftOut(steps, body)
    return Found(steps, {**body, "repeated": True, "max_items": LONGEST_LIST} if is_list else body)


def _number(values: list[int | float], steps: Steps) -> dict[str, Value] | str:
    if any(abs(value) > _LARGEST for value in values):
        return "is a number beyond 53 bits, which readers of JSON do not keep alike"
    key = next(step for step in reversed(steps) if step != "[]")
    body: dict[str, Value] = {"gauge": {"of": snake_case(key).replace("_", " ").replace("-", " ").strip() or key}}
    if any(isinstance(value, float) for value in values):
        body["type"] = "number"
    if any(value < 0 for value in values):
        body["min"] = -_LARGEST
    return body


def _text(values: list[str], steps: Steps) -> dict[str, Value] | str:
    looks = {look(value) for value in values}
    options: dict[str, Value] = {**_EMPTY} if "empty" in looks else {}
    looks.discard("empty")
    if not looks:
        return "was empty: what it holds cannot be seen"
    if len(looks) > 1:
        return "holds texts of several forms"
    (form,) = looks
    if form == "version":
        return {"version": options}
    if form in {"timestamp", "date"} and not options:
        return {"time": {"as": form}} if form == "date" else {"time": {}, "anonymize": _TO_THE_DAY}
    if form != "word":
        return f"looks like {form if form not in {'timestamp', 'date'} else 'a time that may be empty'}"
    if names_somebody(next(step for step in reversed(steps) if step != "[]")):
        return "looks by its key like the name of somebody or something"
    return {"text": options, "pattern": WORD, "max_length": SHORT}
