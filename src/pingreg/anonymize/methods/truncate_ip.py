"""truncate_ip: keep the network part of an internet address."""

from pydantic import Field

from pingreg.anonymize.method import Parameters, method


@method("truncate_ip")
class TruncateIp(Parameters):
    """Give the prefix that is kept, in bits, for either version of the protocol."""

    v4: int = Field(24, ge=8, le=24)
    v6: int = Field(48, ge=16, le=48)
