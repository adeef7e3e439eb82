"""Arrange whole lines: indentation, blank lines, and the order of entries with the comments that belong to them.

A comment belongs to the entry below it; one that is indented deeper than that entry, to what stands above it. Lines
move as they are: nothing is written anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from ruamel.yaml.nodes import Node

from pingreg.source.outline import Order, UnusualLayoutError, entries_of, is_block, is_block_text, is_left_out

_STEP = 2


@dataclass(frozen=True, slots=True)
class _Piece:
    """Locate an entry by lines: what leads to it, its own first line and column, and the line behind all of it."""

    name: str | None
    value: Node
    lead: range
    start: int
    column: int
    end: int


def arranged(text: str, root: Node, order: Order) -> str:
    """Write an outlined text with its lines in their places; it ends in one line feed.

    Raises:
        UnusualLayoutError: lines cannot be told apart; what is unusual about them is said.
    """
    lines = text.removesuffix("\n").split("\n")
    if not is_block(root):
        return "\n".join([*lines, ""])
    head = _head(lines, root.start_mark.line)
    top = _once_blank(line.rstrip(" ") for line in lines[:head])
    return "\n".join([*top, *_Arrangement(lines).collection(root, range(head, len(lines)), column=0, order=order), ""])


def _head(lines: Sequence[str], first: int) -> int:
    """Find the line behind what stands for the file; what a blank line or `---` parts from it leads to the key."""
    ends = (number + 1 for number in range(first) if not lines[number].strip(" ") or lines[number][0] in "-%")
    return max(ends, default=first)


def _once_blank(lines: Iterable[str]) -> Iterator[str]:
    """Drop blank lines at the top, and all but one of several."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


class _Arrangement:
    """Write the blocks of one text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def collection(self, node: Node, lines: range, *, column: int, order: Order, is_in_line: bool = False) -> list[str]:
        """Write the entries of a block at `column`; `lines` are its own, and may begin behind a dash."""
        pieces = self._pieces(node, lines, is_in_line=is_in_line)
        tail = [*self._led(range(pieces[-1].end, lines.stop), column)]
        while tail and not tail[-1]:
            tail.pop()
        written: list[str] = []
        for piece, index in self._in_order(pieces, order, is_in_line=is_in_line):
            lead = [*self._led(piece.lead, column)]
            is_moved_to_top = not written and index
            written.extend([*dropwhile(_is_blank, lead)] if is_moved_to_top else lead)
            written.extend(self._entry(piece, column, order.inside(index if piece.name is None else piece.name)))
        return [*written, *tail]

    def _in_order(self, pieces: Sequence[_Piece], order: Order, *, is_in_line: bool) -> Sequence[tuple[_Piece, int]]:
        found = [(piece, index) for index, piece in enumerate(pieces)]
        named = {piece.name: (piece, index) for piece, index in found if piece.name is not None}
        ordered = [named[name] for name in order.ordered(tuple(named))]
        if not ordered or (is_in_line and ordered[0][0].lead):
            return found  # a list; or a comment would have to go behind the dash
        return ordered

    def _pieces(self, node: Node, lines: range, *, is_in_line: bool) -> list[_Piece]:
        column = int(node.start_mark.column)
        entries = entries_of(node)
        starts: list[int] = []
        for key, value in entries:
            after = self._last_line(entries[len(starts) - 1][1], starts[-1]) if starts else lines.start
            start = int(key.start_mark.line) if key is not None else self._dash(value, column, after)
            if (starts or not is_in_line) and not _is_blank(self._lines[start][:column]):
                message = f"line {start + 1} begins with something else than a key or a dash"
                raise UnusualLayoutError(message)
            starts.append(start)
        pieces: list[_Piece] = []
        for (key, value), start, limit in zip(entries, starts, [*starts[1:], lines.stop], strict=True):
            lead = range(pieces[-1].end if pieces else lines.start, start)
            name = None if key is None else str(key.value)
            pieces.append(_Piece(name, value, lead, start, column, self._end(value, column, start, limit)))
        return pieces

    def _dash(self, value: Node, column: int, after: int) -> int:
        """Find the line of an item's dash, which may stand above the item."""
        for number in range(int(value.start_mark.line), after - 1, -1):
            if self._lines[number][column : column + 1] == "-":
                return number
        message = f"no dash leads to line {value.start_mark.line + 1}"
        raise UnusualLayoutError(message)

    def _end(self, value: Node, column: int, start: int, limit: int) -> int:
        """Find the line behind an entry: comments that are indented deeper belong to it."""
        end = after = self._last_line(value, start) + 1
        for number in range(after, limit):
            text = self._lines[number].lstrip(" ")
            if text and len(self._lines[number]) - len(text) <= column:
                break
            end = number + 1 if text else end
        return end

    def _last_line(self, node: Node, start_line: int) -> int:
        """Find the line on which an entry's text ends; a block's own mark is where the next token begins."""
        if is_block(node):
            key, value = entries_of(node)[-1]
            return self._last_line(value, int((key or value).start_mark.line))
        if is_left_out(node):
            return start_line
        start, end = node.start_mark, node.end_mark
        last = int(end.line) if end.column or end.line == start.line else int(end.line) - 1
        if is_block_text(node) and "+" not in self._lines[start.line][start.column :].partition("#")[0]:
            while last > start.line and not self._lines[last]:  # one of blanks may be text
                last -= 1
        return last

    def _led(self, lines: range, column: int) -> Iterator[str]:
        """Write what leads to an entry: comments, and single blank lines."""
        was_blank = False
        for number in lines:
            text = self._lines[number].strip(" ")
            if text and not text.startswith("#"):
                message = f"line {number + 1} is neither a comment nor part of an entry"
                raise UnusualLayoutError(message)
            if text or not was_blank:
                yield " " * column + text if text else ""
            was_blank = not text

    def _entry(self, piece: _Piece, column: int, order: Order) -> Iterator[str]:
        """Write an entry at `column`, and what stands under it two columns further."""
        value, line = piece.value, self._lines[piece.start]
        below = range(piece.start + 1, piece.end)
        if piece.name is None:
            yield from self._item(piece, column, order)
        elif is_block(value):
            yield " " * column + line[piece.column :].rstrip(" ")
            yield from self.collection(value, below, column=column + _STEP, order=order)
        else:
            yield " " * column + self._stripped(line[piece.column :], piece, piece.start)
            yield from self._below(piece, column)

    def _item(self, piece: _Piece, column: int, order: Order) -> Iterator[str]:
        """Write an item of a list; a dash that stands alone takes what is below it onto its line."""
        value, line = piece.value, self._lines[piece.start]
        dash, rest = " " * column + "- ", line[piece.column + 1 :].lstrip(" ")
        if not is_block(value):
            yield self._stripped(dash + rest, piece, piece.start) if rest else dash.rstrip(" ")
            yield from self._below(piece, column)
            return
        is_in_line = int(value.start_mark.line) == piece.start
        lines = range(piece.start if is_in_line else piece.start + 1, piece.end)
        inner = self.collection(value, lines, column=column + _STEP, order=order, is_in_line=is_in_line)
        if is_in_line or not (rest or inner[0].lstrip(" ").startswith("#")):
            yield dash + inner[0].lstrip(" ")
            yield from inner[1:]
        else:
            yield (dash + rest).rstrip(" ")
            yield from inner

    def _below(self, piece: _Piece, column: int) -> Iterator[str]:
        """Write the further lines of an entry as far from it as they were; a value that begins below, a step inside."""
        start = piece.value.start_mark
        is_below = start.line > piece.start and not is_left_out(piece.value)
        shift = column + _STEP - int(start.column) if is_below else column - piece.column
        last = self._last_line(piece.value, piece.start)
        for number in range(piece.start + 1, piece.end):
            line = self._lines[number]
            text = line.lstrip(" ")
            at = len(line) - len(text) + shift
            if is_block_text(piece.value) and start.line < number <= last:
                yield " " * at + text if line else ""
            elif not text:
                yield ""
            else:
                if not is_block_text(piece.value):  # behind one, a comment that is moved in becomes text
                    at = max(at, column if text[0] in "]}" else column + _STEP)
                yield " " * at + self._stripped(text, piece, number)

    def _stripped(self, text: str, piece: _Piece, number: int) -> str:
        """Take blanks from the end of a line, unless they may belong to a text in quotes."""
        is_quoted = getattr(piece.value, "style", None) in {'"', "'"}
        is_within = piece.value.start_mark.line <= number < piece.value.end_mark.line
        return text if is_quoted and is_within else text.rstrip(" ")


def _is_blank(line: str) -> bool:
    return not line.strip(" ")
