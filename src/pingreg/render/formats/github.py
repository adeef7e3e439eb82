"""github: workflow commands, which show as annotations beside the changed lines of a pull request."""

from collections.abc import Iterator

from pingreg.diagnostics import Diagnostic, Severity, Span
from pingreg.render.format import report_format
from pingreg.render.report import Report
from pingreg.render.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# As in the toolkit of the Actions runner: what would end the line, and what would end a property.
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


@report_format("github")
def github(report: Report, *, colour: bool) -> str:  # noqa: ARG001  the site colours annotations
    """Print one command a line; nothing where there is nothing to say."""
    return "".join(_command(diagnostic, report.url(diagnostic.code)) + "\n" for diagnostic in report.diagnostics)


def _command(diagnostic: Diagnostic, url: str) -> str:
    properties = {**_place(diagnostic.span), "title": diagnostic.code}
    listed = ",".join(f"{name}={_escaped(value, _IN_PROPERTY)}" for name, value in properties.items())
    message = "\n".join(_sentences(diagnostic, url))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_escaped(message, _IN_DATA)}"


def _place(span: Span) -> dict[str, str]:
    # The runner drops the columns of an annotation that spans lines, and says so in the log.
    columns = span.line == span.end_line
    return {
        "file": span.path,
        "line": str(span.line),
        **({"col": str(span.column)} if columns else {}),
        "endLine": str(span.end_line),
        **({"endColumn": str(span.end_column)} if columns else {}),
    }


def _sentences(diagnostic: Diagnostic, url: str) -> Iterator[str]:
    yield diagnostic.message
    for label in diagnostic.labels:
        yield f"see {label.span.path}:{label.span.line}:{label.span.column}: {label.text}"
    for name, said in (*diagnostic.remarks, ("help", diagnostic.help)):
        if said:
            yield f"{name}: {said}"
    if url:
        yield f"docs: {url}"


def _escaped(text: str, table: dict[int, str]) -> str:
    return visible(text.translate(table))
