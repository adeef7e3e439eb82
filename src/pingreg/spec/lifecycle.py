"""The life of a field: its end, its successor, and what excuses it meanwhile."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_validator
from pydantic import Field as Setting

from pingreg.spec.base import Day, Line, Reference, Spec, Version, mistake


class StandingException(Spec):
    """Excuse a standing fact: on what ground, by whom, looked at again when."""

    basis: Line
    approved_by: Reference
    review_by: Day


class Deprecated(Spec):
    """Say since when a field should not be used, and what to use instead or why."""

    since: Version | None = Setting(None, alias="in")
    use: Reference | None = None
    because: Line | None = None

    @model_validator(mode="after")
    def _way_out(self) -> Self:
        if self.use is None and self.because is None:
            fix = "add `use: <the field to use instead>`, or `because: <why there is none>`"
            raise mistake("lifecycle", "`deprecated` names no successor", fix=fix)
        return self


class Removed(Spec):
    """Bury a field: old releases still send it, and its name is never used again."""

    since: Version = Setting(alias="in")
    because: Line


class Because(Spec):
    """Give a reason."""

    because: Line


class Never(Spec):
    """Never expire, for a reason."""

    never: Line


def _expiry(value: Any) -> Any:
    if value == "never":
        fix = "write a day, or `expires: {never: <the reason>}`"
        raise mistake("date", "`expires: never` gives no reason", fix=fix)
    return value


Expiry = Annotated[Day | Never, BeforeValidator(_expiry)]
