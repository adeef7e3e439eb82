"""Stored: what an author changed when a column is another one, on the field itself, else on its area or ping."""

import json
from typing import NamedTuple

from pingreg.compat.comparison import Comparison, Pair, State
from pingreg.diagnostics import Place
from pingreg.resolve.model import Area, Field, Registry, dotted


class Cause(NamedTuple):
    """Hold where it is written, where it was, and what it says there, as it was and as it is."""

    place: Place
    was: Place
    before: str
    after: str


def table_of(registry: Registry, field: Field) -> str | None:
    """Name the table that a field is stored in; None when its ping has none."""
    ping = registry.pings.get(field.ping)
    return ping.spec.warehouse.table if ping and ping.spec.warehouse else None


def is_stored(field: Field) -> bool:
    """Tell whether anything fills a column with the field's value."""
    return field.column is not None and field.column.conversion not in {"never_copied", "dropped"}


def cause_of(pair: Pair, comparison: Comparison) -> Cause:
    """Find what was written otherwise of a field's column; columns are named where no text differs."""
    place, was = _places(pair, comparison)
    before, after = _text_at(comparison.before, was), _text_at(comparison.after, place)
    if before == after:
        before, after = _column(pair.before), _column(pair.after)
    return Cause(place, was, before, after)


def _places(pair: Pair, comparison: Comparison) -> tuple[Place, Place]:
    if pair.before.spec.warehouse != pair.after.spec.warehouse:
        return pair.after.declaration.key("warehouse"), pair.before.declaration.key("warehouse")
    old, new = _area(comparison.before, pair.before), _area(comparison.after, pair.after)
    for key in ("at", "warehouse"):
        if getattr(old.spec, key) != getattr(new.spec, key):
            return new.place.at(key), old.place.at(key)
    return pair.after.declaration.key("warehouse"), pair.before.declaration.key("warehouse")


def _area(state: State, field: Field) -> Area:
    return next(area for area in state.registry.pings[field.ping].areas if area.name == field.area)


def _text_at(state: State, place: Place) -> str:
    """Copy what is written at a place: of a family with its variables, so that all its fields say the same."""
    data = state.written(place)
    return "as it is sent" if data is None else json.dumps(data, ensure_ascii=False, default=str).replace('"', "")


def _column(field: Field) -> str:
    column = field.column
    if column is None:
        return "not stored"
    row = (f"{name}: {value}" for name, value in column.row)
    first = () if column.first is None else ("the first",)
    return ", ".join((dotted(column.steps), column.conversion, *first, *row, *map(dotted, column.operands)))
