"""Colour: the few terminal styles that a text report uses."""

from collections.abc import Callable

from pingreg.diagnostics import Severity

Painter = Callable[[str, str], str]

BOLD = "1"
FRAME = "1;34"
TINTS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}


def painter(*, colour: bool) -> Painter:
    """Give the function that puts a style on a text, or one that leaves the text as it is."""
    return _painted if colour else _plain


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, style: str) -> str:
    del style
    return text
