"""text: for people, with the source, a mark under it, and what to do."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pingreg.diagnostics import Diagnostic, Section, Severity, Span
from pingreg.naming import counted
from pingreg.render.colour import BOLD, FRAME, TINTS, Painter, painter
from pingreg.render.excerpt import excerpt
from pingreg.render.format import report_format
from pingreg.render.reach import MOST_NEW, new_text
from pingreg.render.report import Report
from pingreg.render.visible import visible

_TELLING = frozenset({"PP121", "PP402"})
"""Whoever reads the line reads what was found: an address of somebody, a secret."""
_WIDEST = 110
"""So many cells a table may have from left to right."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Draw what stands left of the source: line numbers, right-aligned to `gutter` cells, and bars.

    Lines that are `hidden` are not quoted.
    """

    lines: Callable[[str], Sequence[str]]
    paint: Painter
    gutter: int
    hidden: Container[tuple[str, int]]

    def pointed(self, span: Span, arrow: str, *, mark: str, style: str, label: str = "") -> Iterator[str]:
        """Name a place behind `arrow`, then show its line; a label stands by the mark, else by the place."""
        place = visible(f"{span.path}:{span.line}:{span.column}")
        shown = None if (span.path, span.line) in self.hidden else excerpt(span, self.lines(span.path))
        beside = f": {visible(label)}" if label and shown is None else ""
        yield " " * self.gutter + self.paint(arrow, FRAME) + f" {place}{beside}"
        if shown is not None:
            yield self._row("", "")
            yield self._row(str(span.line), shown.text)
            yield self._row("", self._marked(shown.underline(mark), visible(label), style))

    def remark(self, name: str, text: str) -> str:
        """Write ` = name: text`."""
        return " " * (self.gutter + 1) + self.paint("=", FRAME) + f" {self.paint(name, BOLD)}: {visible(text)}"

    def _row(self, number: str, text: str) -> str:
        bar = self.paint(f"{number:>{self.gutter}} |", FRAME)
        return f"{bar} {text}" if text else bar

    def _marked(self, underline: str, label: str, style: str) -> str:
        indent = len(underline) - len(underline.lstrip())
        return underline[:indent] + self.paint(f"{underline[indent:]} {label}".rstrip(), style)


@report_format("text", is_coloured=True)
def text(report: Report, *, colour: bool) -> str:
    """Print each diagnostic with its source, how far new fields reach, and one line that sums up."""
    paint = painter(colour=colour)
    lines = cache(report.lines)
    hidden = frozenset(line for one in report.diagnostics if one.code in _TELLING for line in _covered(one.span))
    blocks = [
        "\n".join(_block(diagnostic, report.url(diagnostic.code), lines=lines, paint=paint, hidden=hidden))
        for diagnostic in report.diagnostics
    ]
    new = ["\n".join(visible(line) for line in _new(report))] if report.new else []
    sections = [
        "\n".join(_section(section, paint)) for section in report.sections if section.rows and not section.is_folded
    ]
    return "\n\n".join([*blocks, *new, *sections, _summary(report)]) + "\n"


def _covered(span: Span) -> Iterator[tuple[str, int]]:
    return ((span.path, line) for line in range(span.line, span.end_line + 1))


def _block(
    diagnostic: Diagnostic,
    url: str,
    *,
    lines: Callable[[str], Sequence[str]],
    paint: Painter,
    hidden: Container[tuple[str, int]],
) -> Iterator[str]:
    spans = (diagnostic.span, *(label.span for label in diagnostic.labels))
    frame = _Frame(lines, paint, gutter=max(len(str(span.line)) for span in spans), hidden=hidden)
    tint = TINTS[diagnostic.severity]
    head = paint(visible(f"{diagnostic.severity}[{diagnostic.code}]"), tint)
    yield head + paint(f": {visible(diagnostic.message)}", BOLD)
    yield from frame.pointed(diagnostic.span, "-->", mark="^", style=tint)
    for label in diagnostic.labels:
        yield from frame.pointed(label.span, ":::", mark="-", style=FRAME, label=label.text)
    for name, said in (*diagnostic.remarks, ("help", diagnostic.help)):
        if said:
            yield frame.remark(name, said)
    if url:
        yield frame.remark("docs", url)


def _new(report: Report) -> Iterator[str]:
    yield from map(new_text, report.new[:MOST_NEW])
    if len(report.new) > MOST_NEW:
        rest = sum(new.fields for new in report.new[MOST_NEW:])
        yield f"new: and {counted(rest, 'field')} more"


def _section(section: Section, paint: Painter) -> Iterator[str]:
    """Write a table; one that is too wide for a terminal as a list, a column a line."""
    rows = [tuple(map(visible, row)) for row in section.rows]
    widths = [max(map(len, column)) for column in zip(section.columns, *rows, strict=True)]
    yield paint(section.title, BOLD)
    if sum(widths) + 2 * len(widths) <= _WIDEST:
        yield paint(_row(section.columns, widths), FRAME)
        yield from (_row(row, widths) for row in rows)
        return
    width = max(map(len, section.columns))
    for row in rows:
        for index, (name, cell) in enumerate(zip(section.columns, row, strict=True)):
            if cell:
                yield f"  {'- ' if index == 0 else '  '}{paint(name.ljust(width), FRAME)}  {cell}"


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  " + "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _summary(report: Report) -> str:
    notes = sum(diagnostic.severity is Severity.NOTE for diagnostic in report.diagnostics)
    problems = {"error": report.summary["errors"], "warning": report.summary["warnings"], "note": notes}
    found = ", ".join(counted(count, name) for name, count in problems.items() if count)
    extent = ", ".join(counted(report.summary[f"{name}s"], name) for name in ("ping", "area", "field"))
    if not report.is_comparison:
        excused = report.summary.get("excused", 0)
        left_out = f"; waivers and the baseline excuse {counted(excused, 'finding')}" if excused else ""
        return f"{found or 'no problems'} in {extent}{left_out}"
    if report.summary["fields"]:
        return f"{found or 'no problems'} in what differs: {extent}"
    return found or "no problems: nothing differs that is collected"
