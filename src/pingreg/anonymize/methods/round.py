"""round: keep a number to so many significant digits."""

from pydantic import Field

from pingreg.anonymize.method import Parameters, method


@method("round")
class Round(Parameters):
    """Say how many significant digits stay."""

    digits: int = Field(ge=1, le=6)
