"""markdown: tables for the comment on a pull request or a job's summary, privacy first."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from pingreg.diagnostics import Diagnostic, Section, Severity
from pingreg.markdown import Markdown, code, escaped, joined
from pingreg.render.format import report_format
from pingreg.render.reach import MOST_NEW, new_text
from pingreg.render.report import Report

_MARK = "<!-- pingreg -->"
"""By this line the comment is found again, to be replaced."""
_MOST = 60
_PRIVACY = "approval"
"""What widens says who has to agree."""
_COLUMNS = ("before", "after", "touches", _PRIVACY)
"""Remarks that have a column, where any finding has them."""
_IN_A_LINK = ":/?#[]@!$&'*+,;=%-._~"


@report_format("markdown")
def markdown(report: Report, *, colour: bool) -> str:  # noqa: ARG001  the site colours
    """Print one document; the same findings give the same bytes."""
    widening = [one for one in report.diagnostics if _PRIVACY in dict(one.remarks)]
    others = [one for one in report.diagnostics if _PRIVACY not in dict(one.remarks)]
    lines = [_MARK, f"### pingreg: {_counts(report.diagnostics)}"]
    lines += _table("What widens", widening, report)
    lines += _table("Everything else" if widening else "What was found", others, report)
    if report.new:
        lines += ["", *(f"- {_words(new_text(new))}" for new in report.new[:MOST_NEW])]
    for section in report.sections:
        lines += _section(section)
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    if section.rows:
        yield from ("", f"#### {escaped(section.title)}", "")
        yield f"| {' | '.join(map(escaped, section.columns))} |"
        yield f"|{'---|' * len(section.columns)}"
        for row in section.rows:
            yield f"| {' | '.join(map(_value, row))} |"


def _counts(diagnostics: Sequence[Diagnostic]) -> str:
    severities = [one.severity for one in diagnostics]
    counted = ((severity, severities.count(severity)) for severity in Severity)
    said = [f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in counted if count]
    return ", ".join(said) or "nothing to tell"


def _table(title: str, found: Sequence[Diagnostic], report: Report) -> Iterator[str]:
    if not found:
        return
    given = {name for one in found for name, _ in one.remarks}
    columns = [name for name in _COLUMNS if name in given]
    yield from ("", f"#### {title}", "")
    yield f"| {' | '.join(('', 'what', *columns))} |"
    yield f"|{'---|' * (2 + len(columns))}"
    for one in found[:_MOST]:
        said = dict(one.remarks)
        cells = (_name(one, report), _what(one), *(_value(said.get(name, "")) for name in columns))
        yield f"| {' | '.join(cells)} |"
    if len(found) > _MOST:
        yield from ("", f"and {len(found) - _MOST} more")


def _name(one: Diagnostic, report: Report) -> str:
    url = report.url(one.code)
    name = f"[{one.code}]({quote(url, safe=_IN_A_LINK)})" if url else one.code
    return f"**{one.severity}** {name}"


def _what(one: Diagnostic) -> str:
    said = dict(one.remarks)
    place = code(f"{one.span.path}:{one.span.line}")
    parts = [_words(one.message), place]
    if "agreed" in said:
        parts.append(Markdown(f"agreed: {_value(said['agreed'])}"))
    elif one.help:
        parts.append(Markdown(f"*{_words(one.help)}*"))
    return joined(parts, "<br>")


def _words(text: str) -> Markdown:
    """Write a sentence of ours: what stands between backticks is data, and so is anything that would call somebody."""
    parts = text.split("`")
    if len(parts) % 2 == 0 or any("@" in part for part in parts[::2]):
        return code(text)
    shown = [code(part) if index % 2 else _escaped_inside(part) for index, part in enumerate(parts)]
    return Markdown("".join(shown))


def _escaped_inside(text: str) -> Markdown:
    """Escape a part of a line, and keep the spaces at its ends."""
    left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return Markdown(f"{' ' if left else ''}{escaped(text)}{' ' if right and text.strip() else ''}")


def _value(text: str) -> Markdown:
    return code(text) if text else Markdown("")
