"""Limits: what a value may be, one limit at a time, and which of two refuses what the other admits."""

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pingreg.compat.comparison import Pair
from pingreg.compat.saying import part_of, shown
from pingreg.diagnostics import Place
from pingreg.resolve.model import Bounds, Field
from pingreg.spec.measures import Precision

_NUMBERS = frozenset({"integer", "number"})
_IMPLIED = {"pattern": "as"}
"""What of a measure implies a limit that is not written, where it is called otherwise."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Hold one kind of limit: what it is called, the key that sets it, and when one is stricter than another."""

    noun: str
    key: str
    of: Callable[[Bounds], Any]
    is_stricter: Callable[[Any, Any], bool]


def _form(bounds: Bounds) -> str | None:
    """A time's pattern follows from its form."""
    return bounds.form or bounds.pattern


def _is_coarser(one: Precision, other: Precision) -> bool:
    order = get_args(Precision)
    return order.index(one) > order.index(other)


_ITEMS = Limit("greatest number of items", "max_items", operator.attrgetter("max_items"), operator.lt)
_PRECISION = Limit("precision", "to", operator.attrgetter("precision"), _is_coarser)
_OF_VALUES = (
    Limit("lower limit", "min", operator.attrgetter("low"), operator.gt),
    Limit("upper limit", "max", operator.attrgetter("high"), operator.lt),
    Limit("least length", "empty", operator.attrgetter("min_length"), operator.gt),
    Limit("greatest length", "max_length", operator.attrgetter("max_length"), operator.lt),
    Limit("pattern", "pattern", _form, operator.ne),
)


@dataclass(frozen=True, slots=True)
class Moved:
    """Hold a limit that is another one than it was; None is no limit."""

    pair: Pair
    limit: Limit
    before: int | float | str | None
    after: int | float | str | None

    @property
    def is_tightened(self) -> bool:
        """Tell whether it refuses what was admitted; of two patterns nobody can tell, so any other one does."""
        if self.after is None:
            return False
        return self.before is None or self.limit.is_stricter(self.after, self.before)

    @property
    def texts(self) -> tuple[str, str]:
        """Write it as it was and as it is."""
        return shown(self.before, nothing="no limit"), shown(self.after, nothing="no limit")

    @property
    def places(self) -> tuple[Place, Place]:
        """Find the keys that say it, as it is and as it was."""
        return _place(self.pair.after, self.limit.key), _place(self.pair.before, self.limit.key)


def moved(pair: Pair) -> Iterator[Moved]:
    """Compare a field's limits; those of a closed set, or of another type, say nothing of each other."""
    for limit in _comparable(pair):
        before, after = limit.of(pair.before.bounds), limit.of(pair.after.bounds)
        if before != after:
            yield Moved(pair, limit, before, after)


def closed_set(field: Field) -> tuple[str, ...] | tuple[int, ...] | None:
    """Give the words or codes that a label may be, as they are sent; None when it is open."""
    bounds = field.bounds
    return tuple(code for code, _ in bounds.codes) if bounds.codes is not None else bounds.words


def _comparable(pair: Pair) -> Iterator[Limit]:
    before, after = pair.before, pair.after
    is_same = before.type == after.type or {before.type, after.type} == _NUMBERS
    if is_same and closed_set(before) is None and closed_set(after) is None:
        yield from _OF_VALUES
        if before.bounds.form == after.bounds.form:
            yield _PRECISION
    if before.repeated and after.repeated:
        yield _ITEMS


def _place(field: Field, key: str) -> Place:
    if key in field.spec.model_fields_set:
        return field.declaration.key(key)
    return part_of(field, _IMPLIED.get(key, key))
