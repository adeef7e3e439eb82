"""Apply mends to the text of a file: each at its span, and only where what was reported still stands there."""

import json
import re
from collections.abc import Iterable

from pingreg.diagnostics import Diagnostic, Mend
from pingreg.source.reader import read
from pingreg.source.scalars import plain

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*\Z")


def written(mend: Mend, quote: str = "") -> str:
    """Write what belongs there as YAML, in the quotes that stand there already."""
    if quote == "'":
        return "'" + mend.new.replace("'", "''") + "'"
    is_plain = not quote and not mend.is_quoting and _WORD.match(mend.new) and plain(mend.new) == mend.new
    return mend.new if is_plain else json.dumps(mend.new, ensure_ascii=False)


def mended(content: bytes, found: Iterable[Diagnostic]) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Apply the mends among what was found in one file; give the new content, and what was put right.

    Nothing is changed when the file could be read less well afterwards.
    """
    lines = content.decode("utf-8", "surrogateescape").split("\n")
    done: list[Diagnostic] = []
    last: tuple[int, int] | None = None
    for one in sorted(found, key=lambda one: one.span, reverse=True):
        span, mend = one.span, one.mend
        start, end = span.column - 1, span.end_column - 1
        is_apart = last is None or (span.line, span.end_column) <= last
        if mend is None or not is_apart or span.line != span.end_line or span.line > len(lines):
            continue
        line = lines[span.line - 1]
        new = _replaced(line[start:end].rstrip(), mend)
        if new is not None:
            stretch = line[start:end].rstrip()
            lines[span.line - 1] = line[:start] + new + line[start + len(stretch) :]
            done.append(one)
            last = (span.line, span.column)
    result = "\n".join(lines).encode("utf-8", "surrogateescape")
    if len(read(result, "").diagnostics) > len(read(content, "").diagnostics):
        return content, ()
    return result, tuple(reversed(done))


def _replaced(raw: str, mend: Mend) -> str | None:
    """Write a mend in place of `raw`; None when that is something else than what was reported."""
    quote = raw[:1] if raw[:1] in {"'", '"'} and raw[-1:] == raw[:1] and len(raw) > 1 else ""
    inner = raw[1:-1] if quote else raw
    return written(mend, quote) if inner == mend.old and not (quote and mend.is_quoting) else None
