"""Measures: what a field is, and so its JSON type, its bounds and what it may be called aggregated over."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import Field as Setting
from pydantic import model_validator

from pingreg.spec.base import Line, Lines, Reference, References, Spec, WholeNumber, mistake

Period = Literal["day", "week", "month", "rolling 30d", "lifetime"]
PeriodOrNow = Literal["day", "week", "month", "rolling 30d", "lifetime", "now"]
Precision = Literal["second", "day", "week", "month"]
"""How finely a time is told, the finest first."""
Named = Literal["instance", "organisation", "person"]
NEARER: tuple[Named, ...] = get_args(Named)
"""Whom an id names, the nearest last."""


class Counting(Spec):
    """Say what is counted: a local event by name, or something else in words."""

    event: Reference | References | None = None
    of: Line | None = None
    per: Period

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if self.event is None and self.of is None:
            fix = "add `event: <a name in events/local.yaml>`, or `of: <what is counted>`"
            raise mistake("measure", "it does not say what is counted", fix=fix)
        return self


class Count(Counting):
    """Occurrences in a period."""


class Distinct(Counting):
    """Different things, mostly users, in a period."""


class Sum(Spec):
    """A total of amounts."""

    of: Line
    per: PeriodOrNow


class Mean(Spec):
    """An average, or another moment of a distribution."""

    of: Line
    per: PeriodOrNow = "now"


class Percentile(Spec):
    """The value that `p` per cent of the amounts do not exceed; 50 is the median."""

    p: Annotated[int | float, Setting(ge=0, le=100)]
    of: Line
    per: PeriodOrNow = "now"


class Ratio(Spec):
    """A part of a whole, between 0 and 1 unless `max` says otherwise."""

    of: Line
    to: Line | None = None
    per: PeriodOrNow = "now"


class Gauge(Spec):
    """How many there are, or how much it is, now."""

    of: Line


class Flag(Spec):
    """Yes or no."""

    per: PeriodOrNow = "now"


class Label(Spec):
    """One of a closed set.

    `values` is a list, the name of a vocabulary, or a mapping from the integers that are sent to the words that they
    mean. `else` is the word that stands for every other; `empty` admits the empty string for "not known".
    """

    values: Lines | Reference | Annotated[dict[WholeNumber, Line], Setting(min_length=1)]
    otherwise: Line | None = Setting(None, alias="else")
    empty: bool = False

    @model_validator(mode="after")
    def _words_only(self) -> Self:
        for at, given in (("else", self.otherwise), ("empty", self.empty)):
            if given and isinstance(self.values, dict):
                fix = f"remove `{at}`, or add a code under `values`"
                raise mistake("constraint", f"`{at}` is for words, and codes are sent", fix=fix, at=(at,))
        return self


class Version(Spec):
    """A version; `empty` admits the empty string for "not known"."""

    empty: bool = False


class Id(Spec):
    """A value that names somebody or something."""

    of: Named
    empty: bool = False


class Time(Spec):
    """A moment (RFC 3339, in UTC) or a day (`2023-01-30`).

    `to` is how finely it is told: from a day on it is the first moment of one, of a week or of a month.
    """

    form: Literal["timestamp", "date"] = Setting("timestamp", alias="as")
    to: Precision | None = None

    @model_validator(mode="after")
    def _days_have_no_clock(self) -> Self:
        if self.form == "date" and self.to == "second":
            fix = "remove `to`, or write `to: day`, `week` or `month`"
            raise mistake("constraint", "a date has no seconds", fix=fix, at=("to",))
        return self

    @property
    def precision(self) -> Precision:
        """How finely the value is told, said or not."""
        return self.to or ("day" if self.form == "date" else "second")


class TextMeasure(Spec):
    """Any other text; it needs an anchored pattern and a length, or a method."""

    empty: bool = False


Measure = Count | Distinct | Sum | Mean | Percentile | Ratio | Gauge | Flag | Label | Version | Id | Time | TextMeasure

MEASURES: Mapping[str, type[Spec]] = {
    "count": Count,
    "distinct": Distinct,
    "sum": Sum,
    "mean": Mean,
    "percentile": Percentile,
    "ratio": Ratio,
    "gauge": Gauge,
    "flag": Flag,
    "label": Label,
    "version": Version,
    "id": Id,
    "time": Time,
    "text": TextMeasure,
}
