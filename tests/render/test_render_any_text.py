"""Any text at all, in any place of a diagnostic, leaves every format well-formed."""

import json
import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from pingreg.diagnostics import Code, Diagnostic, Label, Severity, Span
from pingreg.render.format import format_named
from pingreg.render.visible import visible
from render.samples import SARIF, report, suite_in

HOSTILE = "\x00\t\n\r\x0b\x0c\x1b\x1c\x7f\x85\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\ufffe\ud800\udc80%:,]<&"
# A list, for `text` would merge the two alphabets and hardly ever draw from the small one.
TEXT = st.lists(st.sampled_from(HOSTILE) | st.characters(), max_size=20).map("".join)
NUMBER = st.integers(1, 60)
SPANS = st.builds(Span, TEXT, st.integers(1, 3), NUMBER, st.integers(1, 3), NUMBER)
FINDINGS = st.builds(
    Diagnostic,
    st.sampled_from([Code("PP101"), Code("PS104")]),
    st.sampled_from(Severity),
    TEXT,
    SPANS,
    TEXT,
    TEXT,
    st.lists(st.builds(Label, SPANS, TEXT), max_size=2).map(tuple),
)
REPORTS = st.lists(FINDINGS, max_size=4)
LINES = st.lists(TEXT, max_size=3)
COMMAND = re.compile(
    r"::(error|warning|notice) file=[^,:]*,line=\d+,(col=\d+,)?endLine=\d+,(endColumn=\d+,)?"
    r"title=[A-Z]{2}\d{3}::"
)
unhurried = settings(deadline=None)


def printed(name: str, findings: list[Diagnostic], lines: list[str] | None = None) -> str:
    paths = {label.span.path for finding in findings for label in finding.labels}
    paths |= {finding.span.path for finding in findings}
    output = format_named(name).render(report(*findings, files=dict.fromkeys(paths, lines or ())), colour=False)
    output.encode()  # no lone surrogate is left
    return output


@unhurried
@given(REPORTS, LINES)
def test_text_holds_nothing_that_acts_on_a_terminal(findings: list[Diagnostic], lines: list[str]) -> None:
    output = printed("text", findings, lines)
    acting = {character for character in output if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert acting <= {"\n"}
    assert len(output.splitlines()) == output.count("\n")


@unhurried
@given(REPORTS)
def test_json_gives_back_what_it_was_given(findings: list[Diagnostic]) -> None:
    document = json.loads(printed("json", findings))
    given_messages = [finding.message for finding in report(*findings).diagnostics]
    assert [entry["message"] for entry in document["diagnostics"]] == [
        message.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") for message in given_messages
    ]


@unhurried
@given(REPORTS)
def test_sarif_stays_valid(findings: list[Diagnostic]) -> None:
    log = json.loads(printed("sarif", findings))
    SARIF.validate(log)
    for result in log["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert not set(uri) & set(" :#?\\")


@unhurried
@given(REPORTS)
def test_gitlab_fingerprints_stay_unique(findings: list[Diagnostic]) -> None:
    prints = [issue["fingerprint"] for issue in json.loads(printed("gitlab", findings))]
    assert len(set(prints)) == len(prints)


@unhurried
@given(REPORTS)
def test_github_prints_one_line_a_finding(findings: list[Diagnostic]) -> None:
    lines = printed("github", findings).splitlines()
    assert len(lines) == len(report(*findings).diagnostics)
    for line in lines:
        assert COMMAND.match(line)


@unhurried
@given(REPORTS)
def test_junit_stays_xml_with_a_case_a_file(findings: list[Diagnostic]) -> None:
    suite = suite_in(printed("junit", findings))
    assert len(suite) == max(1, len({finding.span.path for finding in findings}))


@given(TEXT)
def test_what_is_visible_already_is_left_alone(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@unhurried
@given(st.lists(FINDINGS, min_size=1, max_size=4))
def test_markdown_is_a_row_a_finding_and_calls_nobody(findings: list[Diagnostic]) -> None:
    output = printed("markdown", findings)
    rows = [line for line in output.splitlines() if line.startswith("| **")]
    assert len(rows) == len(report(*findings).diagnostics)
    for row in rows:
        bare = re.sub(r"`[^`]*`|<code>.*?</code>", "", row)
        assert "@" not in bare
        assert re.sub(r"\\.", "", bare).count("|") == 3
        assert set(re.findall(r"<[^>]*>", re.sub(r"\\.", "", bare))) <= {"<br>"}
