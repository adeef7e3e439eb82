"""Exceptions: the standing excuses of an area's fields, each where it was written."""

from collections.abc import Iterator

from pingreg.resolve.model import Area, Field
from pingreg.spec.lifecycle import StandingException

YEARLY = 400
"""Most days to a yearly review: a year, and a month to arrange it."""


def exceptions(area: Area) -> Iterator[tuple[Field, StandingException]]:
    """Give each declaration that has an exception."""
    for field in area.fields:
        exception = field.spec.exception
        if exception is not None and field.is_first:
            yield field, exception
