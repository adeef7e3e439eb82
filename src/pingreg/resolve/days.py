"""Days: spans of time, as they are written, and in whole days of the calendar in UTC."""

from datetime import date, timedelta

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400, "y": 365 * 86_400}


def seconds_of(span: str) -> int:
    """Give the length of a span such as `30m`, in seconds; a year has 365 days."""
    return int(span[:-1]) * _SECONDS[span[-1]]


def after(day: date, span: str) -> date:
    """Add a span such as `60d` to a day; what is less than a day is dropped, and the calendar's last day is the end."""
    days = seconds_of(span) // _SECONDS["d"]
    return day + timedelta(days) if days <= (date.max - day).days else date.max
