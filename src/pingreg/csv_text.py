"""CSV that programs read back as it was, and of which no spreadsheet runs a cell: UTF-8, commas, lines end in LF."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_RUN = "=+\\-@|%\t\n\u00a0\u200b\uff0b\uff0d\uff1d\uff20"
_BEGINNING = re.compile(f"(?:\\A|(?<=;))(?=[{_RUN}])")
"""Where a spreadsheet may begin to run a cell (OWASP, CSV Injection): at its start, and behind each `;`.

Where a list is separated so, as in much of Europe, it is a cell of its own. Either gets an apostrophe before it.
"""


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Write a head and rows; every cell is quoted, a tuple is a list with `;` between, None is empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> str:
    text = ";".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
    plain = text.encode("utf-8", "replace").decode().replace("\x00", "")
    # The csv module leaves a lone carriage return without quotes, and its own reader then refuses the line.
    plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    return _BEGINNING.sub("'", plain)
