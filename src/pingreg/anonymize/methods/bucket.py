"""bucket: put a range in a number's place."""

from itertools import pairwise

from pydantic import Field, field_validator

from pingreg.anonymize.method import Parameters, method


@method("bucket")
class Bucket(Parameters):
    """Give the inner edges of the ranges, rising; a number belongs to the range whose lower edge it reaches."""

    edges: list[int | float] = Field(min_length=1, max_length=100)

    @field_validator("edges")
    @classmethod
    def _rising(cls, edges: list[int | float]) -> list[int | float]:
        if any(low >= high for low, high in pairwise(edges)):
            message = "the edges must rise"
            raise ValueError(message)
        return edges
