"""hmac: put a keyed hash in the value's place, unlinkable across customers, purposes and periods."""

from typing import Literal

from pydantic import Field

from pingreg.anonymize.method import Parameters, method


@method("hmac")
class Hmac(Parameters):
    """Scope the key; `bits` is the length of the hash that is kept."""

    purpose: str = Field(min_length=1, max_length=64)
    period: Literal["day", "week", "month", "year", "lifetime"] = "month"
    bits: int = Field(128, ge=96, le=256, multiple_of=8)
