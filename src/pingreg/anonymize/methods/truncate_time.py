"""truncate_time: keep a moment only to its hour, day, week or month.

## Why
The exact second in which somebody did something joins one record to another, whatever else was taken out. A moment
(RFC 3339) is moved to UTC first, so that its offset does not give the place away, and comes out as one; a day comes out
as a day. Weeks start on Sunday, months on the 1st. Text that is neither form is left out.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{to: hour}` | `"2024-03-01T10:11:12Z"` | `"2024-03-01T10:00:00Z"` |
| `{to: day}` | `"2024-03-01T01:30:00.250+02:00"` | `"2024-02-29T00:00:00Z"` |
| `{to: week}` | `"2024-03-01"` | `"2024-02-25"` |
| `{to: month}` | `"2024-03-31T23:59:60Z"` | `"2024-03-01T00:00:00Z"` |
| `{to: hour}` | `"2024-03-01"` | `"2024-03-01"` |
| `{to: day}` | `"yesterday at 10"` | left out |
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

from pydantic import Field

from pingreg.anonymize.kept import AtMost
from pingreg.anonymize.method import DROPPED, Dropped, Parameters, Plain, method
from pingreg.exposure import Exposure

Unit = Literal["hour", "day", "week", "month"]
_DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_TIME = r"[Tt ](?P<hour>[0-9]{2}):([0-9]{2}):(?:[0-5][0-9]|60)(?:\.[0-9]+)?"
_OFFSET = r"(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))"
_FORM = re.compile(f"{_DAY}(?:{_TIME}{_OFFSET})?")


class TruncateTime(Parameters):
    """Say to what."""

    to: Unit = Field(description="What is kept.")


def _kept(parameters: TruncateTime) -> AtMost:
    return AtMost((-get_args(Unit).index(parameters.to),))


def _narrowed(parameters: TruncateTime) -> Exposure:
    """Judge it as a time that is declared to be told so finely: on one day many things happen, in one hour few."""
    return "quasi_identifier" if parameters.to == "hour" else "bounded"


@method(
    "truncate_time",
    TruncateTime,
    takes=("string",),
    exposure="quasi_identifier",
    doc=__doc__,
    keeps=_kept,
    narrowed=_narrowed,
)
def truncate_time(parameters: TruncateTime) -> Plain:
    """Read the moment, go back to the start of its unit, and write it in the form that it had."""
    unit = parameters.to

    def start_of(value: str) -> str | Dropped:
        found = _FORM.fullmatch(value)
        if found is None:
            return DROPPED
        try:
            start = _start(_moment(found), unit)
        except (ValueError, OverflowError):  # no day of the calendar, or outside its first and last year
            return DROPPED
        is_day = found["hour"] is None
        return start.date().isoformat() if is_day else f"{start.replace(tzinfo=None).isoformat()}Z"

    return start_of


def _moment(found: re.Match[str]) -> datetime:
    """Give the moment in UTC, without its minutes after the hour; a day is its midnight."""
    year, month, day, hour, minute, sign, hours, minutes = found.groups(default="0")
    local = datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=UTC)
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return (local + offset if sign == "-" else local - offset).replace(minute=0)


def _start(moment: datetime, unit: Unit) -> datetime:
    match unit:
        case "hour":
            return moment
        case "day":
            return moment.replace(hour=0)
        case "week":
            since_sunday = timedelta(days=moment.isoweekday() % 7)
            return moment.replace(hour=0) - since_sunday
        case "month":
            return moment.replace(day=1, hour=0)
