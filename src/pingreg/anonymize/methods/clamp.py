"""clamp: cut a number at a lowest and a highest value."""

from typing import Self

from pydantic import model_validator

from pingreg.anonymize.method import Parameters, method


@method("clamp")
class Clamp(Parameters):
    """Give both ends, inclusive."""

    min: int | float
    max: int | float

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min >= self.max:
            message = "`min` must be below `max`"
            raise ValueError(message)
        return self
