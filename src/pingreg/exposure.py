"""Exposure: how telling a value is, on a ladder from what says nothing to what names somebody, and of whom it tells."""

from dataclasses import dataclass
from typing import Literal, get_args

Exposure = Literal["constant", "aggregate", "bounded", "quasi_identifier", "pseudonym", "free_text", "identifier"]
Whom = Literal["nobody", "organisation", "person"]

LADDER: tuple[Exposure, ...] = get_args(Exposure)
"""Every exposure, the least telling first."""
WHOM: tuple[Whom, ...] = get_args(Whom)
"""Of whom something tells, the least protected last."""
FEW = 10_000
"""So many values are few: one of them is no name for anybody."""

_OF_WHOM: dict[Whom, str] = {
    "nobody": "nobody in particular",
    "organisation": "an organisation",
    "person": "a person",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Say how telling a value is, and of whom; up to `bounded` it is of nobody."""

    exposure: Exposure
    whom: Whom = "nobody"

    def at_least(self, exposure: Exposure, whom: Whom = "nobody") -> "Telling":
        """Give the worse of both, each for itself."""
        return Telling(
            max(self.exposure, exposure, key=LADDER.index),
            max(self.whom, whom, key=WHOM.index),
        )

    def at_most(self, exposure: Exposure) -> "Telling":
        """Give what is left when no value is more telling than this; up to `bounded` it is of nobody in particular."""
        least = min(self.exposure, exposure, key=LADDER.index)
        return Telling(least, "nobody" if is_within(least, "bounded") else self.whom)

    @property
    def of_whom(self) -> str:
        """Say of whom it tells."""
        return _OF_WHOM[self.whom]

    @property
    def rank(self) -> tuple[int, int]:
        """Order by of whom it tells, and then by how much."""
        return WHOM.index(self.whom), LADDER.index(self.exposure)

    def is_within(self, other: "Telling") -> bool:
        """Tell whether it is no more telling than another, and of nobody who is better protected."""
        return is_within(self.exposure, other.exposure) and WHOM.index(self.whom) <= WHOM.index(other.whom)


def is_within(one: Exposure, other: Exposure) -> bool:
    """Tell whether an exposure is no worse than another."""
    return LADDER.index(one) <= LADDER.index(other)
