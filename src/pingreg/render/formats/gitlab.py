"""gitlab: a Code Quality report, which shows in the widget of a merge request."""

import hashlib

from pingreg.diagnostics import Diagnostic, Severity
from pingreg.json_text import Json, json_text
from pingreg.render.fingerprint import Fingerprint, fingerprints
from pingreg.render.format import report_format
from pingreg.render.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


@report_format("gitlab")
def gitlab(report: Report, *, colour: bool) -> str:  # noqa: ARG001  the site colours findings
    """Print one document: a list of issues, empty where there are none."""
    pairs = zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    return json_text([_issue(diagnostic, fingerprint) for diagnostic, fingerprint in pairs])


def _issue(diagnostic: Diagnostic, fingerprint: Fingerprint) -> Json:
    # The widget shows the description and nothing else that is said of an issue.
    remedy = f" (help: {diagnostic.help})" if diagnostic.help else ""
    return {
        "description": f"{diagnostic.message}{remedy}",
        "check_name": diagnostic.code,
        "fingerprint": hashlib.sha256(fingerprint.unique().encode()).hexdigest(),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": diagnostic.span.path,
            "lines": {"begin": diagnostic.span.line, "end": diagnostic.span.end_line},
        },
    }
