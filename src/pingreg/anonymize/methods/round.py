"""round: keep a number to so many significant digits.

## Why
How large something is shows in its first digits; the last ones only make it unlike all others. Halves go to the even
digit, so that sums do not drift. Above three digits nothing is promised: a number that has no more digits than are kept
comes out as it went in.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{digits: 2}` | `48213` | `48000` |
| `{digits: 1}` | `-0.0251` | `-0.03` |
| `{digits: 1}` | `25` | `20` |
| `{digits: 3}` | `17` | `17` |
| `{digits: 2}` | `"48213"` | left out |
"""

from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context
from math import isfinite

from pydantic import Field

from pingreg.anonymize.kept import AtMost
from pingreg.anonymize.method import DROPPED, Dropped, Parameters, Plain, method
from pingreg.exposure import Exposure

_FEW = 3


class Round(Parameters):
    """Say how many significant digits stay."""

    digits: int = Field(ge=1, le=6, description="How many digits stay, from the first that is not 0.")


def _narrowed(parameters: Round) -> Exposure:
    return "quasi_identifier" if parameters.digits <= _FEW else "identifier"


def _kept(parameters: Round) -> AtMost:
    return AtMost((parameters.digits,))


@method("round", Round, takes=("number",), exposure="identifier", doc=__doc__, keeps=_kept, narrowed=_narrowed)
def round_(parameters: Round) -> Plain:
    """Round in decimals, which is exact for whole numbers of any size."""
    context = Context(prec=parameters.digits, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])

    def rounded(value: float) -> float | Dropped:
        result = type(value)(context.create_decimal(value))
        if isinstance(result, float) and not isfinite(result):
            return DROPPED
        return result

    return rounded
