"""Read and write JSON at paths of steps."""

from collections.abc import Mapping
from typing import Any

from pingreg.resolve.model import Steps

Json = Any


def keys_of(steps: Steps) -> Steps:
    """Cut a path before its first list."""
    return steps[: steps.index("[]")] if "[]" in steps else steps


def value_at(value: Json, steps: Steps, *, first: int | None = None) -> Json:
    """Follow `steps`; null where there is nothing. The list at position `first` is entered at its first element."""
    for position, step in enumerate(steps):
        if step == "[]" and position == first:
            value = value[0] if isinstance(value, list) and value else None
        elif isinstance(value, Mapping):
            value = value.get(step)
        else:
            return None
    return value


def put(message: dict[str, Json], steps: Steps, value: Json) -> None:
    """Write at a path of keys; objects that meet are merged, null gives way, and for null no object is opened."""
    for step in steps[:-1]:
        inner = message.setdefault(step, None)
        if inner is None and value is None:
            return
        if not isinstance(inner, dict):
            inner = message[step] = {}
        message = inner
    message[steps[-1]] = _merged(message.get(steps[-1]), value)


def _merged(one: Json, other: Json) -> Json:
    if isinstance(one, dict) and isinstance(other, dict):
        return one | {key: _merged(one.get(key), value) for key, value in other.items()}
    return one if other is None else other
