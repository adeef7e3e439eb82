"""Rows: the lists and maps of an area, each with what stands in one of its rows."""

from pingreg.resolve.model import Area, Field, Steps

_OF_MANY = frozenset({"count", "distinct", "sum", "mean", "percentile", "ratio"})


def rows(area: Area) -> dict[Steps, list[Field]]:
    """Group the live fields of an area by the innermost list or map that they stand in; those in none are left out."""
    found: dict[Steps, list[Field]] = {}
    for field in area.fields:
        steps = field.steps
        if field.is_tombstone or ("[]" not in steps and "*" not in steps):
            continue
        end = len(steps)
        while steps[end - 1] not in {"[]", "*"}:
            end -= 1
        found.setdefault(steps[:end], []).append(field)
    return found


def is_of_many(field: Field) -> bool:
    """Tell whether a number is put together of many; a gauge is one that counts things, and one with a unit is not."""
    return field.kind in _OF_MANY or (field.kind == "gauge" and field.spec.unit is None)
