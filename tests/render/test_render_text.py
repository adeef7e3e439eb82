import re
from dataclasses import replace

import pytest

from pingreg.diagnostics import Code, Diagnostic, Label, Span
from pingreg.render.excerpt import WIDEST
from pingreg.render.formats.text import text
from pingreg.render.report import Report
from pingreg.render.visible import cells
from render.samples import DIAGNOSTICS, INIT_ADMIN, SITE, report


def printed(diagnostic: Diagnostic, *lines: str) -> list[str]:
    return text.render(report(diagnostic, docs=None, files={SITE: lines}), colour=False).splitlines()


def finding(column: int, end_column: int, *, line: int = 1, end_line: int = 1) -> Diagnostic:
    return replace(INIT_ADMIN, span=Span(SITE, line, column, end_line, end_column), help="")


def test_a_finding_shows_place_source_help_and_docs() -> None:
    assert text.render(report(INIT_ADMIN), colour=False) == (
        "error[PP101]: `initAdmin` is open text, which its tier keeps out\n"
        "  --> registry/pings/server/site.yaml:41:11\n"
        "   |\n"
        "41 |     type: string\n"
        "   |           ^^^^^^\n"
        "   = help: list its values under `enum`\n"
        "   = docs: https://handbook.example.com/telemetry/rules/PP101\n"
        "\n"
        "1 error in 2 pings, 30 areas, 825 fields\n"
    )


def test_a_line_that_holds_what_nobody_should_read_is_quoted_by_no_finding() -> None:
    telling = replace(INIT_ADMIN, code=Code("PP121"), span=Span(SITE, 1, 4, 2, 1))
    others = [replace(INIT_ADMIN, span=Span(SITE, line, 1, line, 2)) for line in (1, 2, 3)]
    shown = text.render(
        report(telling, *others, docs=None, files={SITE: ("a: the-secret", "the-secret", "c: d")}), colour=False
    )
    assert "the-secret" not in shown
    assert "c: d" in shown


def test_a_clean_report_is_one_line() -> None:
    assert text.render(report(), colour=False) == "no problems in 2 pings, 30 areas, 825 fields\n"


def test_the_summary_counts_one_in_the_singular() -> None:
    summary = {"pings": 1, "areas": 1, "fields": 1, "errors": 2, "warnings": 1}
    assert text.render(Report((), summary, None, lambda _: (), {}), colour=False) == (
        "2 errors, 1 warning in 1 ping, 1 area, 1 field\n"
    )


@pytest.mark.parametrize(
    ("line", "column", "end_column", "mark"),
    [
        ("a: 成長x", 4, 6, "   ^^^^"),
        ("e\u0301e\u0301: x", 6, 7, "   ^"),
        ("\tx", 2, 3, "  ^"),
        ("a\u202eb", 3, 4, "       ^"),
        ("한", 1, 2, "^^"),
        ("a: b", 5, 5, "    ^"),
        ("a: b", 90, 95, "    ^"),
        ("a: b", 3, 2, "  ^"),
        ("", 1, 1, "^"),
    ],
)
def test_the_mark_stands_under_what_it_means(line: str, column: int, end_column: int, mark: str) -> None:
    assert printed(finding(column, end_column), line)[4] == f"  | {mark}"


def test_controls_in_source_are_shown_as_escapes() -> None:
    assert printed(finding(1, 2), "a\x1b[31m\u202e\u2066\x7f\u2028b\r\n")[3] == (
        r"1 | a\x1b[31m\u202e\u2066\x7f\u2028b"
    )


def test_a_message_cannot_begin_a_line_of_its_own() -> None:
    lines = printed(replace(finding(1, 2), message="a\nerror[PP999]: b"), "x")
    assert lines[0] == r"error[PP101]: a\nerror[PP999]: b"


def test_a_span_of_lines_is_marked_to_the_end_of_its_first() -> None:
    assert printed(finding(3, 2, end_line=2), "a: |  ", "  b")[4] == "  |   ^^"


@pytest.mark.parametrize("lines", [(), ("one",)])
def test_a_line_that_cannot_be_read_leaves_the_place(lines: tuple[str, ...]) -> None:
    assert printed(finding(1, 2, line=2, end_line=2), *lines)[1] == f" --> {SITE}:2:1"
    assert "|" not in printed(finding(1, 2, line=2, end_line=2), *lines)[2]


def test_a_label_without_a_line_stands_by_its_place() -> None:
    label = Label(Span("gone.yaml", 9, 1, 9, 2), "was here")
    assert " ::: gone.yaml:9:1: was here" in printed(replace(finding(1, 2), labels=(label,)), "x")


@pytest.mark.parametrize("column", [1, 50, 500, 4990, 5001])
@pytest.mark.parametrize("unit", ["abcde", "成", "\x1b", "e\u0301\u0302\u0303"])
def test_a_long_line_is_cut_around_the_span(column: int, unit: str) -> None:
    line = unit * (5000 // len(unit))
    _, _, _, source, mark, *_ = printed(finding(column, column + 3), line)
    assert "..." in source
    assert cells(source) <= WIDEST + len("1 | ......")
    assert "^" in mark
    assert cells(mark) <= cells(source) + 1


def test_a_long_line_keeps_the_mark_under_its_span() -> None:
    line = f"{'x' * 3000}needle{'y' * 3000}"
    _, _, _, source, mark, *_ = printed(finding(3001, 3007), line)
    assert source[mark.index("^") : mark.rindex("^") + 1] == "needle"


def test_a_cut_line_keeps_what_leads_to_its_end() -> None:
    source = printed(finding(3001, 3007), f"{'x' * 3000}needle")[3]
    assert source == f"1 | ...{'x' * (WIDEST - len('needle'))}needle"


def test_a_cut_line_keeps_some_of_what_leads_to_a_wide_span() -> None:
    source = printed(finding(3001, 6001), f"{'x' * 3000}{'y' * 3000}")[3]
    assert source == f"1 | ...{'x' * 34}{'y' * 66}..."


def test_colour_changes_nothing_but_styles() -> None:
    full = report(*DIAGNOSTICS)
    coloured = text.render(full, colour=True)
    assert "\x1b[1;31merror[PP101]\x1b[0m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == text.render(full, colour=False)


def test_a_file_is_read_once() -> None:
    asked: list[str] = []

    def lines(path: str) -> tuple[str, ...]:
        asked.append(path)
        return ("a: b",)

    two = (finding(1, 2), finding(3, 4))
    text.render(Report(two, report(*two).summary, None, lines, {}), colour=False)
    assert asked == [SITE]
