"""Wrappers: what an example stands in that says more than its payload: its shape, its level, who refuses it."""

from typing import Any

WRAPPER_KEYS = frozenset({"because", "code", "level", "payload", "shape", "text"})
_HOLDING = frozenset({"payload", "text"})


def is_wrapper(value: Any) -> bool:
    """Tell whether a parsed file wraps an example, rather than being one."""
    return isinstance(value, dict) and not value.keys().isdisjoint(_HOLDING) and value.keys() <= WRAPPER_KEYS
