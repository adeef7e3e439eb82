"""Page: a Markdown document of tables that stays within a number of characters, and says what it leaves out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pingreg.markdown import Markdown

MOST_ROWS = 60
"""A table is cut after so many rows: nobody reads more in a comment."""
_TAIL = 160
"""Room that is kept for what says that something is left out."""


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table of cells that are Markdown already; `is_folded` when it opens only on demand."""

    title: Markdown
    columns: tuple[str, ...]
    rows: Sequence[tuple[Markdown, ...]]
    is_folded: bool = False


def page(head: Iterable[str], tables: Iterable[Table], *, room: int) -> str:
    """Write the head, then the tables in their order, each as far as there is room; what has none is counted."""
    lines = list(head)
    left = room - _TAIL - sum(map(_length, lines))
    untold = 0
    for table in tables:
        written = _fitting(table, left)
        if not written:
            untold += len(table.rows)
        lines += written
        left -= sum(map(_length, written))
    if untold:
        lines += ["", f"{untold} more {'row has' if untold == 1 else 'rows have'} no room here."]
    return "\n".join(lines) + "\n"


def _fitting(table: Table, room: int) -> list[str]:
    """Write a table, or nothing when not even its first row fits."""
    opening, closing = list(_opening(table)), ["", "</details>"] if table.is_folded else []
    left = room - _TAIL - sum(map(_length, [*opening, *closing]))
    rows: list[str] = []
    for row in map(_row, table.rows[:MOST_ROWS]):
        left -= _length(row)
        if left < 0:
            break
        rows.append(row)
    if not rows:
        return []
    more = len(table.rows) - len(rows)
    return [*opening, *rows, *(["", f"and {more} more"] if more else []), *closing]


def _opening(table: Table) -> Iterator[str]:
    # Between empty lines the title of what is folded is Markdown too, and not HTML.
    folded = ("<details><summary>", "", table.title, "", "</summary>")
    yield from ("", *(folded if table.is_folded else (f"#### {table.title}",)), "")
    yield _row(table.columns)
    yield f"|{'---|' * len(table.columns)}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _length(line: str) -> int:
    return len(line) + 1
