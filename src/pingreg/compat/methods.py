"""Methods in order: which step keeps no more of a value than another, and which steps of a list have no equal now."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Any

from pingreg.anonymize.kept import Kept
from pingreg.anonymize.method import Parameters, methods
from pingreg.resolve.model import Field

Step = tuple[str, Any]
"""A method by name, with its parameters."""

_MOST_SHOWN = 160
_BEFORE_THE_PARTING = 20


def steps_of(field: Field, *, at: str | None = None) -> tuple[Step, ...]:
    """List the steps of a field, or those that are taken on one side."""
    return tuple(step.method() for step in field.spec.anonymize or () if at in {None, step.at})


def is_as_strong(new: Step, old: Step) -> bool:
    """Tell whether a step keeps no more than another; of two that cannot be compared, neither is as strong."""
    name, parameters = new
    if name == "drop":
        return True
    if name == "redact":
        return old[0] != "drop"
    return name == old[0] and _is_within(name, parameters, old[1])


def without_equal(old: Iterable[Step], new: Sequence[Step]) -> tuple[Step, ...]:
    """List the old steps for which no new one, in order, is at least as strong; one may stand for several in a row."""
    found: list[Step] = []
    start = 0
    for step in old:
        at = next((index for index in range(start, len(new)) if is_as_strong(new[index], step)), None)
        if at is None:
            found.append(step)
        else:
            start = at
    return tuple(found)


def told_apart(before: Iterable[Step], after: Iterable[Step]) -> tuple[str, str]:
    """Write two lists of steps; of long ones the part from which they differ."""
    one, two = _written(before), _written(after)
    if max(len(one), len(two)) <= _MOST_SHOWN:
        return one, two
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    start = max(0, alike - _BEFORE_THE_PARTING)
    return _cut(one, start), _cut(two, start)


def _is_within(name: str, new: Parameters, old: Parameters) -> bool:
    keeps = _keeps().get(name)
    return new == old if keeps is None else keeps(new).is_within(keeps(old))


@cache
def _keeps() -> Mapping[str, Callable[[Any], Kept] | None]:
    return {method.name: method.keeps for method in methods()}


def _written(steps: Iterable[Step]) -> str:
    return ", ".join(f"{name} {_flow(parameters.model_dump())}" for name, parameters in steps) or "as it is sent"


def _flow(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case _:
            return str(value)


def _cut(text: str, start: int) -> str:
    end = start + _MOST_SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
