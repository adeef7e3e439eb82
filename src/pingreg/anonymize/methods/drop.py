"""drop: leave the value out.

## Why
What is not there can neither leak nor be asked for. The field stays declared, so that a value which old releases
still send is known and expected, and nothing of it is kept. Null is left out too: every other method keeps it.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{}` | `"alice@example.com"` | left out |
| `{}` | `null` | left out |
"""

from pingreg.anonymize.kept import AtMost
from pingreg.anonymize.method import DROPPED, Dropped, Json, Parameters, Plain, method


class Drop(Parameters):
    """Take no parameters."""


def _kept(_parameters: Drop) -> AtMost:
    return AtMost()


@method(
    "drop",
    Drop,
    takes=("array", "boolean", "null", "number", "object", "string"),
    exposure="constant",
    doc=__doc__,
    keeps=_kept,
)
def drop(_parameters: Drop) -> Plain:
    """Leave out whatever comes."""

    def nothing_of(_value: Json) -> Dropped:
        return DROPPED

    return nothing_of
