"""bucket: put the lower edge of its range in the place of a number.

## Why
A large and exact number is as good as a name: few installations have 48,213 repositories. A range says how large
without saying which. The result is a number, so that the field keeps its type and sums stay possible; each is a lower
bound. What lies below the first edge is 0, and left out if it is negative. The edges of whole numbers are rounded up,
which parts them in the same way.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{edges: [10, 100, 1000]}` | `48213` | `1000` |
| `{edges: [10, 100, 1000]}` | `10` | `10` |
| `{edges: [10, 100, 1000]}` | `9` | `0` |
| `{edges: [10, 100, 1000]}` | `-3` | left out |
| `{edges: [0.5, 2.5]}` | `2.25` | `0.5` |
| `{edges: [0.5, 2.5]}` | `2` | `1` |
| `{edges: [10, 100, 1000]}` | `"12"` | left out |
"""

from bisect import bisect_right
from itertools import pairwise
from math import ceil

from pydantic import Field, field_validator

from pingreg.anonymize.kept import Among
from pingreg.anonymize.method import DROPPED, Dropped, Parameters, Plain, method
from pingreg.anonymize.parameter import Number, refused


class Bucket(Parameters):
    """Give the inner edges of the ranges, rising; a number belongs to the range whose lower edge it reaches."""

    edges: list[Number] = Field(min_length=1, max_length=100, description="Where ranges begin, rising.")

    @field_validator("edges")
    @classmethod
    def _rising(cls, edges: list[int | float]) -> list[int | float]:
        if any(low >= high for low, high in pairwise(edges)):
            said = "the edges must rise"
            raise refused(said, fix="write each edge once, the lowest first")
        return edges


def _kept(parameters: Bucket) -> Among:
    """Take in the edge that nobody writes: below the first one, what is negative is left out and the rest is 0."""
    first = parameters.edges[0]
    return Among(frozenset(parameters.edges) | (frozenset({0}) if first > 0 else frozenset()))


@method("bucket", Bucket, takes=("number",), exposure="bounded", doc=__doc__, keeps=_kept)
def bucket(parameters: Bucket) -> Plain:
    """Find the range by halving."""
    whole = tuple(ceil(edge) for edge in parameters.edges)
    broken = tuple(float(edge) for edge in parameters.edges)

    def lower_edge(value: float) -> float | Dropped:
        edges = whole if isinstance(value, int) else broken
        reached = bisect_right(edges, value)
        if reached:
            return edges[reached - 1]
        return DROPPED if value < 0 else type(value)(0)

    return lower_edge
