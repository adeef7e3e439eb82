"""Mends are applied at their spans, in the quotes that stand there, and only to what was reported."""

import pytest

from pingreg.diagnostics import Code, Diagnostic, Mend, Severity, Span
from pingreg.source.mended import mended


def found(line: int, start: int, end: int, mend: Mend | None) -> Diagnostic:
    return Diagnostic(Code("PM101"), Severity.ERROR, "a", Span("a", line, start, line, end), "", mend=mend)


@pytest.mark.parametrize(
    ("text", "columns", "mend", "after"),
    [
        ("cuont: 1\n", (1, 6), Mend("cuont", "count"), "count: 1\n"),
        ("a: 'teem'  # x\n", (4, 10), Mend("teem", "team"), "a: 'team'  # x\n"),
        ('a: "teem"\n', (4, 10), Mend("teem", "it's"), 'a: "it\'s"\n'),
        ("a: 'teem'\n", (4, 10), Mend("teem", "it's"), "a: 'it''s'\n"),
        ("a: teem\r\n", (4, 8), Mend("teem", "two words"), 'a: "two words"\r\n'),
        ("a: teem\n", (4, 8), Mend("teem", "yes"), 'a: "yes"\n'),
        ("a: 5.10\n", (4, 8), Mend("5.10", "5.10", is_quoting=True), 'a: "5.10"\n'),
        ("{é: teem, b: 1}\n", (5, 9), Mend("teem", "team"), "{é: team, b: 1}\n"),
    ],
)
def test_mend_is_written_as_what_stands_there(text: str, columns: tuple[int, int], mend: Mend, after: str) -> None:
    content, done = mended(text.encode(), [found(1, *columns, mend)])
    assert (content.decode(), len(done)) == (after, 1)


@pytest.mark.parametrize(
    "one",
    [
        found(1, 4, 8, None),
        found(1, 4, 8, Mend("other", "team")),
        found(1, 4, 7, Mend("teem", "team")),
        found(9, 4, 8, Mend("teem", "team")),
        found(1, 4, 8, Mend("5", "5", is_quoting=True)),
    ],
)
def test_what_is_not_as_reported_is_left(one: Diagnostic) -> None:
    assert mended(b"a: teem\n", [one]) == (b"a: teem\n", ())


def test_several_mends_of_one_line_go_together_and_what_overlaps_does_not() -> None:
    two = [found(1, 1, 2, Mend("a", "bb")), found(1, 4, 8, Mend("teem", "team")), found(1, 4, 8, Mend("teem", "seem"))]
    content, done = mended(b"a: teem\n", two)
    assert content in {b"bb: team\n", b"bb: seem\n"}
    assert len(done) == 2


def test_mend_that_would_make_a_file_unreadable_is_not_made() -> None:
    twice = [found(2, 1, 2, Mend("b", "a"))]
    assert mended(b"a: 1\nb: 2\n", twice) == (b"a: 1\nb: 2\n", ())
