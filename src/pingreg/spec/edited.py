"""Change data that is nested, in one copy, whatever is changed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pingreg.diagnostics import Keys

Key = str | int
Entry = tuple[Key, Any]
Change = Callable[[Key, Any], Iterable[Entry]]
"""What becomes of an entry of a mapping or a list: other entries, or none."""
_Tree = dict[Key, "Change | _Tree"]


def removed(_: Key, __: Any) -> Iterable[Entry]:
    """Drop an entry."""
    return ()


def replaced(value: object) -> Change:
    """Make the change that gives an entry another value."""
    return lambda key, _: ((key, value),)


def renamed(name: str) -> Change:
    """Make the change that gives an entry another key."""
    return lambda _, value: ((name, value),)


def edited(data: Any, changes: Mapping[Keys, Change]) -> Any:
    """Copy `data` with its entries changed; a change of an entry goes before those inside it."""
    tree: _Tree = {}
    for keys in sorted(filter(None, changes), key=len, reverse=True):
        inner: Any = tree
        for key in keys[:-1]:
            inner = inner.setdefault(key, {})
        inner[keys[-1]] = changes[keys]
    return _edited(data, tree)


def _edited(data: Any, tree: _Tree) -> Any:
    if isinstance(data, dict):
        return dict(entry for key, value in data.items() for entry in _entries(key, value, tree.get(key)))
    if isinstance(data, list):
        return [inner for index, value in enumerate(data) for _, inner in _entries(index, value, tree.get(index))]
    return data


def _entries(key: Key, value: Any, change: "Change | _Tree | None") -> Iterable[Entry]:
    if change is None:
        return ((key, value),)
    return ((key, _edited(value, change)),) if isinstance(change, dict) else change(key, value)
