"""Tables: a CSV file as rows of text, and the way from a cell back to its line and column."""

import contextlib
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from pingreg.diagnostics import Code, Diagnostic, Place, Severity, Span
from pingreg.source import limits
from pingreg.source.reader import PLAINLY_SEEN, decoded, unseen_characters

HEADER = 0
"""The number of the first row, which names the columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the rows of a table below its header; `numbers` are their numbers, the header's being 0."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


def read_table(content: bytes, path: str) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """Read a table: UTF-8, with or without a byte-order mark, commas between cells, a header; blank lines are nothing.

    A row that is longer or shorter than the header is reported and left out; None when nothing can be read.
    """
    if len(content) > limits.TABLE_BYTES:
        message = f"the table has over {limits.TABLE_BYTES:,} bytes"
        return None, (_problem("PS109", Span(path), message, "split it, and put the parts into a folder"),)
    content = content.removeprefix(b"\xef\xbb\xbf")
    if content.translate(None, PLAINLY_SEEN + b"\r"):  # else it is plain ASCII
        text = decoded(content, path)
        if isinstance(text, Diagnostic):
            return None, (text,)
        if unseen := tuple(unseen_characters(text, path)):
            return None, unseen
    problems: list[Diagnostic] = []
    rows = list(_rows(content, path, problems))
    if not rows:
        found = problems or [_problem("PS116", Span(path), "the table is empty", "write a header and rows below it")]
        return None, tuple(found)
    columns = tuple(name.strip() for name in rows[0])
    width = len(columns)
    numbers = tuple([number for number, row in enumerate(rows) if row and len(row) == width and number != HEADER])
    if len(numbers) < len(rows) - 1:
        index = CellIndex(path, content.decode())
        for number, row in enumerate(rows):
            if row and len(row) != width and len(problems) < limits.ERRORS_PER_FILE:
                message = f"the row has {len(row)} cells, and the header {width}"
                fix = "quote a cell that holds a comma, and leave no cell out"
                problems.append(_problem("PS116", index.span(Place(path, (number,))), message, fix))
    return Table(columns, tuple([rows[number] for number in numbers]), numbers), tuple(problems)


def _rows(content: bytes, path: str, problems: list[Diagnostic]) -> Iterator[tuple[str, ...]]:
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(content), "utf-8", newline=""), strict=True)
    try:
        yield from map(tuple, reader)
    except csv.Error as error:
        span = Span(path, reader.line_num, 1, reader.line_num, 2)
        message = f"this is not CSV: {error}"
        problems.append(_problem("PS116", span, message, "quote a cell that holds a quote, and double the quote in it"))


def _problem(code: str, span: Span, message: str, fix: str) -> Diagnostic:
    return Diagnostic(Code(code), Severity.ERROR, span.path, span, message, fix)


class CellIndex:
    """Know where each cell of a table stands: a place's keys are the number of a row and the name of a column.

    A column may say more than the name, as `license_key_sha256` does for `key_sha256`.
    """

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        self._starts = list(_starts(self._lines))
        self._columns = [name for name, *_ in self._cells(HEADER)] if self._starts else []

    def span(self, place: Place) -> Span:
        """Look a cell up, else its row."""
        number = place.keys[0] if place.keys else None
        if not isinstance(number, int) or number >= len(self._starts):
            return Span(self._path)
        name = place.keys[1] if len(place.keys) > 1 else None
        cells = list(self._cells(number))
        named = (at for at, column in enumerate(self._columns) if column.endswith(f"_{name}"))
        at = self._columns.index(name) if name in self._columns else next(named, 0)
        return cells[at][1] if at < len(cells) else cells[0][1]

    def _cells(self, number: int) -> Iterator[tuple[str, Span]]:
        """Walk through one row; a cell over several lines is cut at its first."""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._lines)
        line, column, cell, is_quoted = self._starts[number], 0, "", False
        start = (line, column)
        for at in range(line, end):
            for column, character in enumerate(self._lines[at]):
                is_quoted ^= character == '"' and cell[:1] in ("", '"')
                if not is_quoted and character in ",\r\n":
                    yield cell.strip(' "'), self._marked(start, (at, column))
                    if character != ",":
                        return
                    start, cell = (at, column + 1), ""
                else:
                    cell += character
        yield cell.strip(' "'), self._marked(start, (at, column + 1))

    def _marked(self, start: tuple[int, int], end: tuple[int, int]) -> Span:
        line, column = start[0] + 1, start[1] + 1
        last = end[1] + 1 if end[0] == start[0] else column
        return Span(self._path, line, column, line, max(last, column + 1))


def _starts(lines: list[str]) -> Iterator[int]:
    """Give the line on which each row starts."""
    reader = csv.reader(lines, strict=True)
    start = 0
    with contextlib.suppress(csv.Error):
        for _ in reader:
            yield start
            start = reader.line_num
