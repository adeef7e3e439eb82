"""Rows: what comes in one payload lies in one row of a store, and is about whomever anything in it tells of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pingreg.exposure import WHOM, Whom
from pingreg.resolve.model import Field

Kind = Literal["pings", "events"]

NOWHERE = ""
"""Where fields go that are for no store."""


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the fields of one payload: of a ping, or of one action of an event with its envelope."""

    kind: Kind
    fields: tuple[Field, ...]

    @property
    def about(self) -> Mapping[str, Whom]:
        """Say by store whom all is about that it gets, as it is kept.

        That is a person where anything tells of one that goes to the same store. Else it is an organisation, if the
        payload tells of one: whoever hands a part of it on knows whose it is. And else it is nobody.
        """
        least: Whom = "nobody"
        told: dict[str, Whom] = {}
        for field in self.fields:
            whom = field.exposure.kept.whom
            least = "organisation" if whom == "organisation" else least
            for store in stores_of(field):
                told[store] = most(told.get(store, whom), whom)
        return {store: most(whom, least) for store, whom in told.items()}


def stores_of(field: Field) -> tuple[str, ...]:
    """Name the stores that get a field, or that none does."""
    return field.recipients or (NOWHERE,)


def most(*whom: Whom) -> Whom:
    """Give whoever is best protected."""
    return max(whom, key=WHOM.index)
