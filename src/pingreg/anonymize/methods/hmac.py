"""hmac: put a keyed hash in the place of a text.

## Why
A plain hash of an address or a name is undone by hashing every address or name there is, so a hash without a key does
not exist here. Each customer, purpose and period has a key of its own, derived from the secret in the key file: equal
texts are equal within one of them and cannot be joined across two. The result is still personal data for whoever holds
the secret.

The form `h1:<key id>:<hash>` says how it was made. A text that looks so is hashed again, because anybody can write it;
only a field that is hashed `at: sender` may arrive in it. Take a short `period` unless values must be followed longer.
A number cannot become a text: declare such a field as text, or `drop` it.

## Examples
The secret of key `2024a` is here the bytes 0 to 31, the customer `example-bank`, the day 2024-03-01.

| parameters | value | gives |
| --- | --- | --- |
| `{purpose: support}` | `"alice@example.com"` | `"h1:2024a:a3aukg3gy4gefpntzs3yzymgvy"` |
| `{purpose: support, period: lifetime}` | `"alice@example.com"` | `"h1:2024a:sjgevligjkihhlhqzcwsfclseu"` |
| `{purpose: billing, bits: 96}` | `"alice@example.com"` | `"h1:2024a:gnjb2elvbekwn6ksogfq"` |
| `{purpose: support}` | `null` | `null` |
| `{purpose: support}` | `17` | left out |
"""

from typing import get_args

from pydantic import Field

from pingreg.anonymize.kept import AtMost
from pingreg.anonymize.method import Keyed, Parameters, Period, Scope, keyed_method


class Hmac(Parameters):
    """Scope the key, and say how much of the hash is kept."""

    purpose: str = Field(min_length=1, max_length=64, description="What the hash is for; another one, another key.")
    period: Period = Field("month", description="How long one key serves.")
    bits: int = Field(128, ge=96, le=256, multiple_of=8, description="The length of the hash that is kept.")


def _kept(parameters: Hmac) -> AtMost:
    return AtMost((get_args(Period).index(parameters.period), parameters.bits), parameters.purpose)


@keyed_method("hmac", Hmac, takes=("string",), exposure="pseudonym", doc=__doc__, keeps=_kept)
def hmac(parameters: Hmac) -> Keyed:
    """Ask the customer's keys for the hash."""
    purpose, period, bits = parameters.purpose, parameters.period, parameters.bits

    def hashed(value: str, scope: Scope) -> str:
        return scope.hashed(value, purpose=purpose, period=period, bits=bits)

    return hashed
