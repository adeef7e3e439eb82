"""Spans: how long a span of time is, to tell a longer one from a shorter."""

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400, "y": 365 * 86_400}


def seconds_of(span: str) -> int:
    """Give the length of a span such as `30m`, in seconds; a year has 365 days, as everywhere here."""
    return int(span[:-1]) * _SECONDS[span[-1]]
