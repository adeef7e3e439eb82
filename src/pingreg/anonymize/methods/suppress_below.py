"""suppress_below: leave a count out when the group that it counts is small.

## Why
A count over very few users is what these users did, however it was added up: with one user it is a diary. So a count
of at least 1 and below `users` is left out. 0 stays: it is nobody's, and a feature that nobody uses must be told from
one that was not measured. What is negative counts nothing, and is left out.

It leaves large numbers as they are, and so lowers no exposure by itself: it belongs to counts of people.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{users: 5}` | `4` | left out |
| `{users: 5}` | `5` | `5` |
| `{users: 5}` | `0` | `0` |
| `{users: 5}` | `0.5` | left out |
| `{users: 5}` | `-1` | left out |
| `{users: 5}` | `true` | left out |
"""

from pydantic import Field

from pingreg.anonymize.kept import AtMost
from pingreg.anonymize.method import DROPPED, Dropped, Parameters, Plain, method


class SuppressBelow(Parameters):
    """Give the smallest count that is kept."""

    users: int = Field(ge=2, le=1000, description="The smallest count that is kept, beside 0.")


def _kept(parameters: SuppressBelow) -> AtMost:
    return AtMost((-parameters.users,))


@method("suppress_below", SuppressBelow, takes=("number",), exposure="identifier", doc=__doc__, keeps=_kept)
def suppress_below(parameters: SuppressBelow) -> Plain:
    """Compare with the smallest count."""
    users = parameters.users

    def large_enough(value: float) -> float | Dropped:
        return value if value >= users or value == 0 else DROPPED

    return large_enough
