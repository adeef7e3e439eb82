"""Values: the closed set of a label, and what of one the other state refuses."""

from collections.abc import Iterable

from pingreg.compat.comparison import Pair
from pingreg.compat.limits import closed_set
from pingreg.compat.saying import key_of
from pingreg.diagnostics import Place
from pingreg.payload.values import value_faults
from pingreg.resolve.model import Field
from pingreg.spec.measures import Label

_MOST_SHOWN = 5


def refused(of: Field, by: Field) -> str:
    """Name the values of one state that the other refuses; nothing when there is none, or its type refuses all."""
    if of.type != by.type and (of.type, by.type) != ("integer", "number"):
        return ""
    values = closed_set(of)
    if values is not None:
        return _listed(str(value) or "the empty text" for value in values if any(value_faults(value, by)))
    return "" if closed_set(by) is None else "any other value"


def values_key(pair: Pair) -> tuple[Place, Place]:
    """Find where the values are written, as they are and as they were: of one vocabulary in its own file."""
    before, after = pair.before.measure, pair.after.measure
    match after:
        case Label(values=str() as vocabulary) if before == after:
            place = Place(f"vocabularies/{vocabulary}.yaml", ("values",))
            return place, place
        case _:
            return _key(pair.after), _key(pair.before)


def _key(field: Field) -> Place:
    key = key_of(field, field.kind)
    return key.at("values") if field.kind == "label" else key


def _listed(values: Iterable[str]) -> str:
    every = tuple(values)
    shown = ", ".join(every[:_MOST_SHOWN])
    return f"{shown} and {len(every) - _MOST_SHOWN} more" if len(every) > _MOST_SHOWN else shown
