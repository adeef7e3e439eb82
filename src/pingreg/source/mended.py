"""Apply mends to the text of a file: each at its span, and only where what was reported still stands there."""

from collections.abc import Iterable

from pingreg.diagnostics import Diagnostic, Mend
from pingreg.source.mend_text import written
from pingreg.source.reader import read


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
