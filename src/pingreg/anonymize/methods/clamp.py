"""clamp: cut a number at a lowest and a highest value.

## Why
The few that are far from all others are the ones that can be told by their number alone: the largest customer, the
oldest instance. Cut at the ends, they look like their neighbours. A whole number stays one: for it the ends are rounded
to the whole numbers between them, and it is left out if there are none. Ends that are further apart than 10,000 leave
a number as telling as it was.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{min: 0, max: 5000}` | `48213` | `5000` |
| `{min: 0, max: 5000}` | `17` | `17` |
| `{min: 0, max: 5000}` | `-1` | `0` |
| `{min: 0.5, max: 2.5}` | `7` | `2` |
| `{min: 0.5, max: 2.5}` | `7.25` | `2.5` |
| `{min: 0.25, max: 0.75}` | `1` | left out |
"""

from math import ceil, floor
from typing import Self

from pydantic import Field, model_validator

from pingreg.anonymize.kept import AtMost
from pingreg.anonymize.method import DROPPED, Dropped, Parameters, Plain, method
from pingreg.anonymize.parameter import Number, refused
from pingreg.exposure import FEW, Exposure


class Clamp(Parameters):
    """Give both ends, inclusive."""

    min: Number = Field(description="The lowest value that stays.")
    max: Number = Field(description="The highest value that stays.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min >= self.max:
            said = "`min` must be below `max`"
            raise refused(said, fix="write the lower end as `min`", at=("min",))
        return self


def _kept(parameters: Clamp) -> AtMost:
    return AtMost((-parameters.min, parameters.max))


def _narrowed(parameters: Clamp) -> Exposure:
    return "bounded" if parameters.max - parameters.min <= FEW else "identifier"


@method("clamp", Clamp, takes=("number",), exposure="identifier", doc=__doc__, keeps=_kept, narrowed=_narrowed)
def clamp(parameters: Clamp) -> Plain:
    """Compare with both ends, which are of the value's own kind."""
    lowest_whole, highest_whole = ceil(parameters.min), floor(parameters.max)
    lowest, highest = float(parameters.min), float(parameters.max)

    def cut(value: float) -> float | Dropped:
        if not isinstance(value, int):
            return min(max(value, lowest), highest)
        if lowest_whole > highest_whole:
            return DROPPED
        return min(max(value, lowest_whole), highest_whole)

    return cut
