"""suppress_below: leave a count out when the group that it counts is small."""

from pydantic import Field

from pingreg.anonymize.method import Parameters, method


@method("suppress_below")
class SuppressBelow(Parameters):
    """Give the smallest count that is kept."""

    users: int = Field(ge=2, le=1000)
