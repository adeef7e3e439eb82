import json
from dataclasses import replace

import jsonschema
import pytest

from pingreg.diagnostics import Code, Diagnostic, Span
from pingreg.render.format import format_named
from pingreg.render.report import Report
from render.samples import DIAGNOSTICS, INIT_ADMIN, SARIF, report, suite_in


def printed(name: str, source: Report) -> str:
    return format_named(name).render(source, colour=False)


def moved(diagnostic: Diagnostic, *, by: int) -> Diagnostic:
    span = diagnostic.span
    return replace(diagnostic, span=replace(span, line=span.line + by, end_line=span.end_line + by))


def sarif_run(source: Report) -> dict[str, object]:
    log = json.loads(printed("sarif", source))
    SARIF.validate(log)
    run: dict[str, object] = log["runs"][0]
    return run


def test_json_has_these_keys_and_no_others() -> None:
    assert json.loads(printed("json", report(INIT_ADMIN))) == {
        "diagnostics": [
            {
                "code": "PP101",
                "severity": "error",
                "subject": "server/initAdmin",
                "path": "registry/pings/server/site.yaml",
                "line": 41,
                "column": 11,
                "end_line": 41,
                "end_column": 17,
                "message": INIT_ADMIN.message,
                "help": INIT_ADMIN.help,
                "url": "https://handbook.example.com/telemetry/rules/PP101",
            }
        ],
        "summary": {"pings": 2, "areas": 30, "fields": 825, "errors": 1, "warnings": 0, "excused": 0},
        "new": [],
    }


def test_url_is_empty_where_the_registry_has_no_docs() -> None:
    assert json.loads(printed("json", report(INIT_ADMIN, docs=None)))["diagnostics"][0]["url"] == ""


def test_a_slash_after_the_docs_address_is_not_doubled() -> None:
    assert report(docs="https://a.example/").url("PP101") == "https://a.example/rules/PP101"


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_documents_are_ascii_and_end_with_one_line_feed(name: str) -> None:
    document = printed(name, report(*DIAGNOSTICS))
    assert document.isascii()
    assert document.endswith(("}\n", "]\n"))


@pytest.mark.parametrize("docs", [None, "https://handbook.example.com/telemetry"])
@pytest.mark.parametrize("diagnostics", [(), DIAGNOSTICS])
def test_sarif_is_valid_by_its_schema(diagnostics: tuple[Diagnostic, ...], docs: str | None) -> None:
    assert sarif_run(report(*diagnostics, docs=docs))["columnKind"] == "unicodeCodePoints"


def test_sarif_schema_in_use_refuses_what_is_wrong() -> None:
    with pytest.raises(jsonschema.ValidationError):
        SARIF.validate({"version": "2.1.0", "runs": [{"results": []}]})


def test_sarif_results_point_at_their_rules() -> None:
    run = json.loads(printed("sarif", report(*DIAGNOSTICS)))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert [rule["id"] for rule in rules] == ["PG201", "PP101", "PS104"]


def test_sarif_uris_are_relative_and_percent_encoded() -> None:
    odd = replace(INIT_ADMIN, span=Span("a b/c:d#e?f%20ö.yaml"))
    result = json.loads(printed("sarif", report(odd)))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "a%20b/c%3Ad%23e%3Ff%2520%C3%B6.yaml"


def test_sarif_fingerprint_is_of_code_and_subject() -> None:
    def prints(diagnostic: Diagnostic) -> dict[str, str]:
        run = json.loads(printed("sarif", report(diagnostic)))["runs"][0]
        found: dict[str, str] = run["results"][0]["partialFingerprints"]
        return found

    reworded = replace(moved(INIT_ADMIN, by=7), message="other words", help="")
    assert prints(INIT_ADMIN) == prints(reworded)
    assert prints(INIT_ADMIN) != prints(replace(INIT_ADMIN, subject="server/other"))
    assert prints(INIT_ADMIN) != prints(replace(INIT_ADMIN, code=Code("PP102")))


def test_gitlab_fingerprints_are_unique_and_outlive_moved_lines() -> None:
    def prints(*diagnostics: Diagnostic) -> list[str]:
        return [issue["fingerprint"] for issue in json.loads(printed("gitlab", report(*diagnostics)))]

    findings = (*DIAGNOSTICS, moved(INIT_ADMIN, by=1), moved(INIT_ADMIN, by=2))
    assert len(set(prints(*findings))) == len(findings)
    assert prints(*findings) == prints(*(moved(diagnostic, by=11) for diagnostic in findings))


def test_gitlab_knows_three_severities() -> None:
    issues = json.loads(printed("gitlab", report(*DIAGNOSTICS)))
    assert [issue["severity"] for issue in issues] == ["major", "major", "info", "minor"]


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_a_lone_surrogate_becomes_the_replacement_character(name: str) -> None:
    document = printed(name, report(replace(INIT_ADMIN, message="a\udc80b \U0001f600")))
    assert "a\\ufffdb \\ud83d\\ude00" in document


def test_findings_that_differ_in_help_alone_have_one_order() -> None:
    other = replace(INIT_ADMIN, help="another way out")
    assert printed("json", report(INIT_ADMIN, other)) == printed("json", report(other, INIT_ADMIN))


def test_github_escapes_data_and_properties_each_in_their_way() -> None:
    odd = replace(INIT_ADMIN, span=Span("a,b:c%.yaml", 2, 3, 2, 4), message="50%,\r\nx: y", help="do: it")
    assert printed("github", report(odd, docs=None)) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,endLine=2,endColumn=4,title=PP101"
        "::50%25,%0D%0Ax: y%0Ahelp: do: it\n"
    )


def test_github_names_no_columns_for_a_span_of_lines() -> None:
    command = printed("github", report(replace(INIT_ADMIN, span=Span("a.yaml", 2, 3, 4, 5))))
    assert command.startswith("::error file=a.yaml,line=2,endLine=4,title=PP101::")


def test_github_says_nothing_of_a_clean_registry() -> None:
    assert printed("github", report()) == ""


def test_junit_has_one_case_a_file_and_fails_those_with_errors() -> None:
    suite = suite_in(printed("junit", report(*DIAGNOSTICS)))
    assert {case.get("name"): [child.tag for child in case] for case in suite} == {
        "registry/pings/größe.yaml": ["failure"],
        "registry/pings/server/site.yaml": ["failure"],
        "registry/teams.yaml": ["system-out"],
    }
    assert (suite.get("tests"), suite.get("failures")) == ("3", "2")


def test_junit_counts_the_errors_of_one_file_in_one_failure() -> None:
    suite = suite_in(printed("junit", report(INIT_ADMIN, moved(INIT_ADMIN, by=1))))
    (failure,) = suite.findall("testcase/failure")
    assert failure.get("message") == f"PP101: {INIT_ADMIN.message} (and 1 more)"
    assert (failure.text or "").count("error[PP101]") == 2


def test_junit_of_a_clean_registry_is_a_case_that_passes() -> None:
    suite = suite_in(printed("junit", report()))
    assert [list(case) for case in suite] == [[]]
    assert suite.get("failures") == "0"
