"""Texts: what a type cannot check of them, judged once and remembered."""

from collections.abc import Callable
from functools import lru_cache

from pingreg.payload import values
from pingreg.payload.tree import Leaf
from pingreg.resolve.model import Field

_MOST, _LONGEST = 10_000, 100
"""How many texts are remembered of each kind, and how long they may be."""


class Remembered(set[str]):
    """Hold texts that passed: a look-up is cheaper than a pattern. What does not pass is judged each time."""

    def __init__(self, passes: Callable[[str], bool]) -> None:
        super().__init__()
        self._passes = passes

    def admits(self, text: str) -> bool:
        """Judge a text that is not remembered."""
        if not self._passes(text):
            return False
        if len(text) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self.add(text)
        return True


def check_of(leaf: Leaf) -> Remembered | None:
    """Give what its type does not check of a text at a leaf; None when there is nothing."""
    own = leaf.field
    conversion = leaf.column.conversion if leaf.column else "same"
    if conversion in {"never_copied", "difference"}:
        return None
    if conversion != "same":
        return _check(_Alike(own, conversion))
    return key_check(own) if own.type == "string" and own.bounds.words is None and own.bounds.pattern else None


def key_check(own: Field) -> Remembered:
    """Give the check of a text, or of a map's key, as it is sent."""
    return _check(_Alike(own, "same"))


def is_as_sent(leaf: Leaf) -> bool:
    """Tell whether a value at a leaf has the form in which it was sent."""
    return leaf.column is None or leaf.column.conversion == "same"


class _Alike:
    """Stand for all fields of which texts are judged alike."""

    def __init__(self, field: Field, conversion: str) -> None:
        self.field = field
        self.conversion = conversion
        self._key = (field.bounds, field.type, field.repeated, conversion)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Alike) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def passes(self, text: str) -> bool:
        if self.conversion == "same":
            return not any(values.text_faults(text, self.field))
        return not any(values.stored_faults(text, self.field, self.conversion))


@lru_cache(maxsize=1024)
def _check(alike: _Alike) -> Remembered:
    return Remembered(alike.passes)
