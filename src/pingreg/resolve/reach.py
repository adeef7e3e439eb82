"""Reach: under how many contracts a field may be kept, and of which populations. Plain values, cheap to import."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reach:
    """Count the contracts that keep a field, and those that withhold it, by what withholds it.

    `withheld` is keyed by a level that is too low, or `by name`, `no events`, `redacted`, `nameless`, `removed`.
    `populations` tells of each whether it is kept there; `strangers` are those of instances under no contract. `levels`
    tells the same of each level, the lowest first; no level decides on a field of events.
    """

    kept: int
    withheld: Mapping[str, int]
    populations: Mapping[str, bool]
    strangers: tuple[str, ...]
    levels: Mapping[str, bool] = field(default_factory=dict)

    @property
    def contracts(self) -> int:
        """Count all contracts."""
        return self.kept + sum(self.withheld.values())


@dataclass(frozen=True, slots=True)
class Touched:
    """Count the contracts that keep something, `of` how many there are, and the instances on file under them."""

    contracts: int
    of: int
    instances: int


@dataclass(frozen=True, slots=True)
class New:
    """Hold what is new under one subject, a field or a family's declaration, and how far it reaches.

    `fields` counts those that are new.
    """

    subject: str
    fields: int
    reach: Reach
