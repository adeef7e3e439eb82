"""Spans of time in words."""

from pingreg.naming import counted

_SPANS = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week", "y": "year"}


def span(text: str) -> str:
    """Say a span: `30m` is 30 minutes."""
    return counted(int(text[:-1]), _SPANS[text[-1]])
