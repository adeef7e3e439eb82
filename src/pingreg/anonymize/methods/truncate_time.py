"""truncate_time: keep a moment only to its hour, day, week or month."""

from typing import Literal

from pingreg.anonymize.method import Parameters, method


@method("truncate_time")
class TruncateTime(Parameters):
    """Say to what."""

    to: Literal["hour", "day", "week", "month"]
