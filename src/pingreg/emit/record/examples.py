"""Examples: a value that shows what a field holds, from a valid payload beside its ping, else made up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pingreg.anonymize.method import DROPPED
from pingreg.anonymize.steps import prepared
from pingreg.resolve.model import VALUES, Bounds, Field, Steps
from pingreg.spec import patterns
from pingreg.spec.measures import Label

Given = Mapping[str, Sequence[object]]
"""Payloads that are declared to be valid, in the shape of the request, by the ping that they are of."""

_LONGEST = 40
_MOST_ITEMS = 3
_TEXTS = (
    *("example", "Example", "EX", "example-1", "example1", "example/example", "example/example-1", "1"),
    *("ada@example.com", "https://example.com", "db1.example.com", "192.0.2.17", "4.5.1"),
    *("7d793037-a076-4b1c-8a9e-6d1f2c3b4a59", "5eb63bbbe01eeed093cb22bb8f5acdc3", "5eb63bbbe01eeed0"),
)
"""Made-up texts that mean nobody: the first that a pattern admits is shown."""
_BY_KIND = {"version": "4.5.1", "id": "7d793037-a076-4b1c-8a9e-6d1f2c3b4a59"}
_BY_CATEGORY = {
    "user.device.ip_address": "192.0.2.17",
    "user.contact.email": "ada@example.com",
    "user.contact.organization": "https://example.com",
    "user.behavior.browsing_history": "https://example.com",
}
_NUMBERS = {"ratio": 0.25, "mean": 12.5, "percentile": 250, "sum": 1200}


class Shown(NamedTuple):
    """Hold an example, and whether nobody declared it; None where no text could be made up."""

    value: object
    is_made_up: bool


def example_of(field: Field, given: Given) -> Shown:
    """Find a value that says something at the field's place, else make one up; neither is ever one that arrived.

    It is shown as the field's methods leave it; what needs a key for that is not shown.
    """
    found = [value for payload in given.get(field.ping, ()) for value in _at(payload, field.steps)]
    telling = next((value for value in found if value not in (None, "", 0, False, [])), None)
    if telling is not None and not isinstance(telling, dict):
        return Shown(_short(_treated(field, telling)), is_made_up=False)
    made = _made_up(field)
    return Shown(_treated(field, [made] if field.repeated and made is not None else made), is_made_up=True)


def _treated(field: Field, value: object) -> object:
    steps = [step.method() for step in field.spec.anonymize or ()]
    if not steps:
        return value
    run = prepared(steps)
    if isinstance(value, list):
        return [left for item in value if (left := run(item, None)) is not DROPPED]
    left = run(value, None)
    return None if left is DROPPED else left


def _at(value: object, steps: Steps) -> Iterator[object]:
    """Give what stands at a path, in each element of a list and under each key of a map."""
    if not steps:
        yield value
        return
    step, rest = steps[0], steps[1:]
    if step == "[]":
        for item in value if isinstance(value, list) else ():
            yield from _at(item, rest)
    elif step == "*" and isinstance(value, dict):
        for key, item in value.items():
            yield from _at(item, rest) if rest else (key,)
    elif step == VALUES:
        yield from _at(value, rest)
    elif isinstance(value, dict) and step in value:
        yield from _at(value[step], rest)


def _short(value: object) -> object:
    match value:
        case str() if len(value) > _LONGEST:
            return f"{value[: _LONGEST - 3]}..."
        case list():
            return [_short(item) for item in value[:_MOST_ITEMS]]
        case _:
            return value


def _made_up(field: Field) -> object:
    bounds = field.bounds
    match field.type:
        case "boolean":
            return True
        case "integer" | "number":
            return bounds.codes[0][0] if bounds.codes else _number(field, bounds)
        case "string":
            return _text(field, bounds)


def _number(field: Field, bounds: Bounds) -> int | float:
    wanted = _NUMBERS.get(field.kind, 3)
    low, high = bounds.low, bounds.high
    value = wanted if low is None else max(wanted, low)
    value = value if high is None else min(value, high)
    return int(value) if field.type == "integer" else value


def _text(field: Field, bounds: Bounds) -> str | None:
    if isinstance(field.measure, Label):
        return next((word for word in bounds.words or () if word), None)
    if bounds.form is not None:
        return "2026-11-22" if bounds.form == "date" else _moment(bounds)
    return next((text for text in _candidates(field) if _admits(bounds, text)), None)


def _moment(bounds: Bounds) -> str:
    return "2026-11-24T09:30:00Z" if bounds.precision in {None, "second"} else "2026-11-01T00:00:00Z"


def _candidates(field: Field) -> Iterable[str]:
    likely = (_BY_CATEGORY.get(field.category), _BY_KIND.get(field.kind))
    return (*(text for text in likely if text is not None), *_TEXTS)


def _admits(bounds: Bounds, text: str) -> bool:
    fits = bounds.max_length is None or len(text) <= bounds.max_length
    return fits and (bounds.pattern is None or patterns.matches(bounds.pattern, text))
