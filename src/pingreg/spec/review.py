"""A review: the record that those who answer for it agreed to what a change widens."""

from datetime import timedelta
from typing import Annotated, Self

from pydantic import Field as Setting
from pydantic import StringConstraints, model_validator

from pingreg.spec.base import CodeName, Day, Line, Reference, References, Spec, Text, Url, mistake

_LONGEST = timedelta(days=366)
REVIEW_DIGEST = r"^[0-9a-f]{16}$"


class Agreed(Spec):
    """Agree to one finding; `digest` is of what was, what is and which fields, so that it holds for nothing more."""

    code: CodeName
    subject: Reference
    digest: Annotated[str, StringConstraints(pattern=REVIEW_DIGEST)]


class ReviewSpec(Spec):
    """Hold one file of `reviews/`: who agreed, in which roles, until when it may be merged, and to what."""

    title: Line
    link: Url
    approved_by: References
    date: Day
    until: Day
    note: Text | None = None
    agrees: Annotated[tuple[Agreed, ...], Setting(min_length=1, strict=False)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until < self.date:
            message = f"`until` is {self.until}, before the review of {self.date}"
            raise mistake("date", message, fix="write the last day on which the change may be merged", at=("until",))
        if self.until - self.date > _LONGEST:
            message = f"`until` is {self.until}, over a year after the review of {self.date}"
            raise mistake("date", message, fix="write a day within a year", at=("until",))
        return self
