"""json: every diagnostic with its place, help and address, for scripts."""

from pingreg.diagnostics import Diagnostic, Section
from pingreg.json_text import Json, json_text
from pingreg.render.format import report_format
from pingreg.render.report import Report
from pingreg.resolve.reach import New

_COUNTS = ("pings", "areas", "fields", "errors", "warnings", "excused")


@report_format("json")
def json(report: Report, *, colour: bool) -> str:  # noqa: ARG001  data has no colour
    """Print one document: the diagnostics, counts that sum them up, how far new fields reach, and each section."""
    return json_text(
        {
            "diagnostics": [_entry(diagnostic, report.url(diagnostic.code)) for diagnostic in report.diagnostics],
            "summary": {name: report.summary.get(name, 0) for name in _COUNTS},
            "new": [_new(new) for new in report.new],
            **{section.name: _rows(section) for section in report.sections},
        }
    )


def _rows(section: Section) -> Json:
    return [dict(zip(section.columns, row, strict=True)) for row in section.rows]


def _new(new: New) -> Json:
    reach = new.reach
    return {
        "field": new.subject,
        "fields": new.fields,
        "kept": reach.kept,
        "withheld": sum(reach.withheld.values()),
        "withheld_by": dict(reach.withheld),
        "levels": {name: _kept(is_kept) for name, is_kept in reach.levels.items()},
        "populations": {name: _kept(is_kept) for name, is_kept in reach.populations.items()},
    }


def _kept(is_kept: bool) -> str:  # noqa: FBT001  it is what is said
    return "kept" if is_kept else "withheld"


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
        **({"owner": diagnostic.owner} if diagnostic.owner else {}),
        **({"mend": {"old": mend.old, "new": mend.new}} if (mend := diagnostic.mend) else {}),
        **({"remarks": dict(diagnostic.remarks)} if diagnostic.remarks else {}),
    }
