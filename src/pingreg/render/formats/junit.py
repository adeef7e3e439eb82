"""junit: JUnit XML, one test case a file; only errors fail it, as they alone fail a command."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pingreg.diagnostics import Diagnostic, Severity
from pingreg.render.format import report_format
from pingreg.render.report import Report
from pingreg.render.visible import visible

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


@report_format("junit")
def junit(report: Report, *, colour: bool) -> str:  # noqa: ARG001  data has no colour
    """Print one suite; a clean report holds one case, which passes."""
    suites = Element("testsuites")
    suite = SubElement(suites, "testsuite")
    for path, diagnostics in groupby(report.diagnostics, key=lambda diagnostic: diagnostic.span.path):
        _add_case(suite, path, diagnostics=tuple(diagnostics), report=report)
    if not report.diagnostics:
        SubElement(suite, "testcase", {"classname": "pingreg", "name": "registry"})
    counts = {
        "name": "pingreg",
        "tests": str(len(suite)),
        "failures": str(len(suite.findall("testcase/failure"))),
        "errors": "0",
    }
    suites.attrib.update(counts)
    suite.attrib.update(counts, skipped="0")
    indent(suites)
    return _DECLARATION + tostring(suites, encoding="unicode") + "\n"


def _add_case(suite: Element, path: str, *, diagnostics: Sequence[Diagnostic], report: Report) -> None:
    name = visible(path)
    case = SubElement(suite, "testcase", {"classname": "pingreg", "name": name, "file": name})
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]
    others = [diagnostic for diagnostic in diagnostics if diagnostic.severity is not Severity.ERROR]
    # Readers of this format take one failure a case, so that one holds all errors of the file.
    if errors:
        failure = SubElement(case, "failure", {"message": _headline(errors), "type": "error"})
        failure.text = _body(errors, report)
    if others:
        SubElement(case, "system-out").text = _body(others, report)


def _headline(errors: Sequence[Diagnostic]) -> str:
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return visible(f"{errors[0].code}: {errors[0].message}{more}")


def _body(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    lines = (line for diagnostic in diagnostics for line in _lines(diagnostic, report.url(diagnostic.code)))
    return "\n".join(("", *map(visible, lines), ""))


def _lines(diagnostic: Diagnostic, url: str) -> Iterator[str]:
    span = diagnostic.span
    head = f"{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    yield f"{span.path}:{span.line}:{span.column}: {head}"
    for label in diagnostic.labels:
        yield f"  see {label.span.path}:{label.span.line}:{label.span.column}: {label.text}"
    for name, said in (*diagnostic.remarks, ("help", diagnostic.help)):
        if said:
            yield f"  {name}: {said}"
    if url:
        yield f"  docs: {url}"
