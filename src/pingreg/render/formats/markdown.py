"""markdown: tables for the comment on a pull request or a job's summary, privacy first."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote

from pingreg.diagnostics import Diagnostic, Section, Severity
from pingreg.markdown import Markdown, code, escaped, joined
from pingreg.render.format import report_format
from pingreg.render.page import Table, page
from pingreg.render.report import Report
from pingreg.resolve.reach import New

_MARK = "<!-- pingreg -->"
"""By this line the comment is found again, to be replaced."""
_ROOM = 32_000
"""A comment on GitHub has 65,536 characters, and holds two documents: of `diff`, and of `check`."""
_MOST = 400
"""A text of more characters is cut."""
_PRIVACY = "approval"
"""What widens says who has to agree."""
_COLUMNS = ("before", "after", "touches", _PRIVACY)
"""Remarks that have a column, where any finding has them."""
_IN_A_LINK = ":/?#[]@!$&'*+,;=%-._~"
_CALLS = "@#"
"""What would call a person or name another pull request."""


@report_format("markdown")
def markdown(report: Report, *, colour: bool) -> str:  # noqa: ARG001  the site colours
    """Print one document; the same findings give the same bytes, and however many they are, it can be posted."""
    head = (_MARK, f"### {escaped(f'pingreg {report.command}')}: {_counts(report.diagnostics)}")
    return page(head, _tables(report), room=_ROOM)


def _tables(report: Report) -> Iterator[Table]:
    """Give what widens, then the rest of what was found by owner, then what is new, and what else is to be said."""
    widening = sorted((one for one in report.diagnostics if _widens(one)), key=_by_owner)
    others = sorted((one for one in report.diagnostics if not _widens(one)), key=_by_owner)
    if widening:
        yield _findings(Markdown("What widens"), widening, report, with_owner=True)
    nobody = "Without an owner" if any(one.owner for one in others) else "What else was found"
    for owner, found in groupby(others, key=attrgetter("owner")):
        yield _findings(Markdown(f"Owned by {code(owner)}" if owner else nobody), tuple(found), report)
    if report.new:
        yield _matrix(report.new)
    yield from (_section(section) for section in report.sections if section.rows)


def _widens(one: Diagnostic) -> bool:
    return _PRIVACY in dict(one.remarks)


def _by_owner(one: Diagnostic) -> tuple[bool, str]:
    return not one.owner, one.owner


def _counts(diagnostics: Sequence[Diagnostic]) -> str:
    severities = [one.severity for one in diagnostics]
    counted = ((severity, severities.count(severity)) for severity in Severity)
    said = [f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in counted if count]
    return ", ".join(said) or "no problems"


def _findings(title: Markdown, found: Sequence[Diagnostic], report: Report, *, with_owner: bool = False) -> Table:
    given = {name for one in found for name, _ in one.remarks}
    columns = [name for name in _COLUMNS if name in given]
    rows = []
    for one in found:
        said = dict(one.remarks)
        owner = (_value(one.owner),) if with_owner else ()
        rows.append((_name(one, report), _what(one), *owner, *(_value(said.get(name, "")) for name in columns)))
    return Table(title, ("", "what", *(["owner"] if with_owner else []), *columns), rows)


def _matrix(new: Sequence[New]) -> Table:
    """Show of each new field which levels and populations keep it, and under how many contracts it is kept."""
    levels = tuple(dict.fromkeys(name for one in new for name in one.reach.levels))
    populations = tuple(dict.fromkeys(name for one in new for name in one.reach.populations))
    rows = [
        (
            Markdown(f"{code(one.subject)}{f' ({one.fields} fields)' if one.fields > 1 else ''}"),
            *(_kept(one.reach.levels.get(name)) for name in levels),
            *(_kept(one.reach.populations.get(name)) for name in populations),
            Markdown(f"{one.reach.kept} of {one.reach.contracts}"),
        )
        for one in new
    ]
    columns = ("field", *(_words(f"level {name}") for name in levels), *map(_value, populations), "contracts")
    return Table(Markdown("What is new, and who keeps it"), columns, rows)


def _kept(is_kept: bool | None) -> Markdown:  # noqa: FBT001  it is what is said; None of events, which no level keeps
    return Markdown("" if is_kept is None else "kept" if is_kept else "withheld")


def _section(section: Section) -> Table:
    rows = [tuple(map(_value, row)) for row in section.rows]
    return Table(_words(section.title), tuple(map(_words, section.columns)), rows, is_folded=section.is_folded)


def _name(one: Diagnostic, report: Report) -> Markdown:
    url = report.url(one.code)
    name = f"[{one.code}]({quote(url, safe=_IN_A_LINK)})" if url else one.code
    return Markdown(f"**{one.severity}** {name}")


def _what(one: Diagnostic) -> Markdown:
    said = dict(one.remarks)
    place = _value(f"{one.span.path}:{one.span.line}")
    parts = [_words(one.message), place]
    if "agreed" in said:
        parts.append(Markdown(f"agreed: {_value(said['agreed'])}"))
    elif one.help:
        parts.append(Markdown(f"*{_words(one.help)}*"))
    return joined(parts, "<br>")


def _words(text: str) -> Markdown:
    """Write a sentence of ours: what stands between backticks is data, and so is anything that would call somebody."""
    parts = _cut(text).split("`")
    if len(parts) % 2 == 0 or any(character in part for part in parts[::2] for character in _CALLS):
        return code(_cut(text))
    shown = [code(part) if index % 2 else _escaped_inside(part) for index, part in enumerate(parts)]
    return Markdown("".join(shown))


def _escaped_inside(text: str) -> Markdown:
    """Escape a part of a line, and keep the spaces at its ends."""
    left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return Markdown(f"{' ' if left else ''}{escaped(text)}{' ' if right and text.strip() else ''}")


def _value(text: str) -> Markdown:
    return code(_cut(text)) if text else Markdown("")


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST]}..."
