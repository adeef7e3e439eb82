"""json: every diagnostic with its place, help and address, for scripts."""

from pingreg.diagnostics import Diagnostic
from pingreg.json_text import Json, json_text
from pingreg.render.format import report_format
from pingreg.render.report import Report

_COUNTS = ("pings", "areas", "fields", "errors", "warnings")


@report_format("json")
def json(report: Report, *, colour: bool) -> str:  # noqa: ARG001  data has no colour
    """Print one document: the diagnostics, and the counts that sum them up."""
    return json_text(
        {
            "diagnostics": [_entry(diagnostic, report.url(diagnostic.code)) for diagnostic in report.diagnostics],
            "summary": {name: report.summary[name] for name in _COUNTS},
        }
    )


def _entry(diagnostic: Diagnostic, url: str) -> Json:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "subject": diagnostic.subject,
        "path": diagnostic.span.path,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "end_line": diagnostic.span.end_line,
        "end_column": diagnostic.span.end_column,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "url": url,
    }
