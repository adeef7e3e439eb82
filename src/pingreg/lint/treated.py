"""Treated: the declarations that have methods, with each step of them where it was written."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pingreg.anonymize.method import Method, methods
from pingreg.diagnostics import Place
from pingreg.resolve.model import Area, Field
from pingreg.spec.step import Side


class Treatment(NamedTuple):
    """Hold one step of `anonymize`: its method with the parameters, where it is taken, and where it was written."""

    method: Method
    parameters: Any
    side: Side
    place: Place


def treated(area: Area) -> Iterator[tuple[Field, tuple[Treatment, ...]]]:
    """Give each living declaration that has methods, and its steps in the order in which they are taken."""
    for field in area.fields:
        if field.spec.anonymize is not None and field.is_distinct and not field.is_tombstone:
            yield field, treatments(field)


def treatments(field: Field) -> tuple[Treatment, ...]:
    """Give the steps of a field: those of the sender come first."""
    place = field.declaration.key("anonymize")
    steps = []
    for index, step in enumerate(field.spec.anonymize or ()):
        name, parameters = step.method()
        steps.append(Treatment(_methods()[name], parameters, step.at, place.at(index, name)))
    return tuple(sorted(steps, key=lambda one: one.side == "receiver"))


def is_treated(field: Field, *names: str) -> bool:
    """Tell whether one of these methods is taken."""
    return field.spec.anonymize is not None and any(step.method()[0] in names for step in field.spec.anonymize)


@cache
def _methods() -> dict[str, Method]:
    return {method.name: method for method in methods()}
