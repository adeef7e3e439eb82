"""Stores: where data is kept, how long, and how few users' counts are somebody's data."""

from typing import Annotated, Self

from pydantic import Field as Setting
from pydantic import model_validator

from pingreg.spec.base import Country, Line, Span, Spec, mistake


class Retention(Spec):
    """Say how long a store keeps what."""

    pings: Span | None = None
    events: Span | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            fix = "add how long, such as `pings: 3y`"
            raise mistake("rule", "`retention` is empty, and so has no end", fix=fix)
        return self


class Store(Spec):
    """Describe a place where data is kept.

    `operator` is who runs it, where that is somebody else; `safeguard` the ground on which data goes to its country.
    """

    country: Country
    retention: Retention
    deletes_after: Line | None = None
    operator: Line | None = None
    safeguard: Line | None = None


class SuppressBelow(Spec):
    """Give the smallest count of users that is not somebody's data."""

    users: Annotated[int, Setting(ge=2, le=1000)]
