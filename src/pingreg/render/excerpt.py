"""Excerpt: the line of source that a span begins on, fit to print, with the place of the mark under it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pingreg.diagnostics import Span
from pingreg.render.visible import cells, visible

WIDEST = 100
_CUT = "..."


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Show a line: `text` is safe to print, `indent` and `length` place the mark, in terminal cells."""

    text: str
    indent: int
    length: int

    def underline(self, mark: str) -> str:
        """Repeat `mark` under what the span covers."""
        return " " * self.indent + mark * self.length


def excerpt(span: Span, lines: Sequence[str]) -> Excerpt | None:
    """Cut the first line of `span` out of its file's lines, or give None where the file has no such line.

    A line of more than `WIDEST` cells is cut around the start of the span.
    """
    if not 1 <= span.line <= len(lines):
        return None
    line = lines[span.line - 1].rstrip("\r\n")
    start = min(max(span.column - 1, 0), len(line))
    end = len(line.rstrip()) if span.end_line > span.line else span.end_column - 1
    first, last = _window(line, start)
    lead = (_CUT if first else "") + visible(line[first:start])
    return Excerpt(
        text=lead + visible(line[start:last]) + (_CUT if last < len(line) else ""),
        indent=cells(lead),
        length=max(1, cells(visible(line[start : min(max(end, start), last)]))),
    )


def _window(line: str, start: int) -> tuple[int, int]:
    # No more than WIDEST characters on either side are looked at, however long the line is.
    before, after = line[max(0, start - WIDEST) : start], line[start : start + WIDEST]
    ahead = min(cells(visible(after)), WIDEST * 2 // 3)
    first = start - _fitting(reversed(before), WIDEST - ahead)
    return first, start + _fitting(after, WIDEST - cells(visible(line[first:start])))


def _fitting(characters: Iterable[str], room: int) -> int:
    used = accumulate(cells(visible(character)) for character in characters)
    return sum(1 for width in used if width <= room)
