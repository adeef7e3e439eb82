"""Kept: how much of a value a method keeps with its parameters, so that two ways of calling it can be compared."""

from dataclasses import dataclass
from typing import Any, Protocol, Self


class Kept(Protocol):
    """Hold what is kept; equal for parameters that keep the same."""

    def is_within(self, other: Self, /) -> bool:
        """Tell whether it is no more than the other; of two that cannot be compared it is not."""
        ...


@dataclass(frozen=True, slots=True)
class AtMost:
    """Keep no more than by each of these measures; with another `purpose` it is another thing."""

    measures: tuple[float, ...] = ()
    purpose: str = ""

    def is_within(self, other: "AtMost") -> bool:
        """Compare measure by measure."""
        pairs = zip(self.measures, other.measures, strict=True)
        return self.purpose == other.purpose and all(one <= another for one, another in pairs)


@dataclass(frozen=True, slots=True)
class Among:
    """Keep which of these it is, or is between."""

    values: frozenset[Any]

    def is_within(self, other: "Among") -> bool:
        """Tell whether nothing is told apart that the other does not."""
        return self.values <= other.values


@dataclass(frozen=True, slots=True)
class Classes:
    """Keep to which class a text belongs; what is in none is with all others."""

    classes: frozenset[frozenset[str]]

    def is_within(self, other: "Classes") -> bool:
        """Tell whether each class is made of whole ones of the other."""
        return all(
            frozenset[str]().union(*(part for part in other.classes if part <= whole)) == whole
            for whole in self.classes
        )
