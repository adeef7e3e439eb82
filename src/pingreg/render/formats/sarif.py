"""sarif: SARIF 2.1.0, which code scanning and editors read."""

from urllib.parse import quote

from pingreg import __version__
from pingreg.diagnostics import Diagnostic, Label, Mend, RulePage, Severity, Span
from pingreg.json_text import Json, json_text
from pingreg.render.fingerprint import Fingerprint, fingerprints
from pingreg.render.format import report_format
from pingreg.render.report import Report
from pingreg.source.mend_text import written

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


@report_format("sarif", needs_rules=True)
def sarif(report: Report, *, colour: bool) -> str:  # noqa: ARG001  data has no colour
    """Print one log of one run; a code without a rule in the report is described by its name alone."""
    codes = sorted({*report.rules, *(diagnostic.code for diagnostic in report.diagnostics)})
    index = {code: place for place, code in enumerate(codes)}
    pairs = zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    driver: dict[str, Json] = {
        "name": "pingreg",
        "semanticVersion": __version__,
        **({"informationUri": report.docs} if report.docs else {}),
        "rules": [_rule(code, report.rules.get(code), url=report.url(code)) for code in codes],
    }
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, mark, index=index[diagnostic.code]) for diagnostic, mark in pairs],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, page: RulePage | None, *, url: str) -> Json:
    address = {"helpUri": url} if url else {}
    if page is None:
        return {"id": code, **address}
    return {
        "id": code,
        "name": page.name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.title},
        "help": {"text": page.doc, "markdown": page.doc},
        **address,
    }


def _result(diagnostic: Diagnostic, fingerprint: Fingerprint, *, index: int) -> Json:
    said = (*diagnostic.remarks, ("help", diagnostic.help))
    remedy = "".join(f"\n{name}: {text}" for name, text in said if text)
    subject: Json = {"fullyQualifiedName": diagnostic.subject}
    location: Json = {"physicalLocation": _place(diagnostic.span), "logicalLocations": [subject]}
    related = [_related(place, label) for place, label in enumerate(diagnostic.labels, 1)]
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.message}{remedy}"},
        "locations": [location],
        **({"relatedLocations": related} if related else {}),
        **({"fixes": [_fix(mend, diagnostic.span)]} if (mend := diagnostic.mend) else {}),
        # GitHub follows a finding by the second name only, and would else hash the line that it stands on.
        "partialFingerprints": {
            "codeAndSubject/v1": fingerprint.digest,
            "primaryLocationLineHash": fingerprint.unique(),
        },
    }


def _fix(mend: Mend, span: Span) -> Json:
    place = _place(span)
    replacement: Json = {"deletedRegion": place["region"], "insertedContent": {"text": written(mend)}}
    change: Json = {"artifactLocation": place["artifactLocation"], "replacements": [replacement]}
    return {"description": {"text": f"write {written(mend)}"}, "artifactChanges": [change]}


def _related(place: int, label: Label) -> Json:
    return {"id": place, "physicalLocation": _place(label.span), "message": {"text": label.text}}


def _place(span: Span) -> dict[str, Json]:
    return {
        "artifactLocation": {"uri": quote(span.path, safe="/", errors="surrogatepass")},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }
