"""From a finding to a diagnostic: its line, its labels, and the name of what it is about."""

from pingreg.diagnostics import Code, Diagnostic, Finding, Label, Place, Severity
from pingreg.source.documents import Documents
from pingreg.spec.layout import AREA_PATH, CONTRACT_PATH, ENVELOPE, FEATURE_PATH
from pingreg.spec.safe_mends import is_safe


def located(
    documents: Documents, finding: Finding, *, code: str, severity: Severity = Severity.ERROR, subject: str = ""
) -> Diagnostic:
    """Give a finding its code, severity and lines; it is about `subject` unless it says so itself."""
    span = documents.span
    about = finding.subject or subject or subject_of(documents, finding.place)
    mend = finding.mend if finding.mend and is_safe(finding.mend, finding.place) else None
    labels = tuple(Label(span(place), text) for place, text in finding.related)
    at = span(finding.place)
    return Diagnostic(Code(code), severity, about, at, finding.message, finding.help, labels, mend=mend)


def subject_of(documents: Documents, place: Place) -> str:
    """Name what a place belongs to: a field (by its path in the request), an area, a ping, a contract, the file.

    In a file of events it is a field of the envelope, else an action's metadata, an action, or a feature.
    """
    if place.path == ENVELOPE or FEATURE_PATH.match(place.path):
        return _subject_of_events(place)
    match = AREA_PATH.match(place.path)
    if match is None:
        contract = CONTRACT_PATH.match(place.path)
        return place.path if contract is None else f"contract/{contract[1]}"
    ping, name = match[1], match[2]
    if name == "ping":
        return ping
    if place.keys[:1] != ("fields",) or len(place.keys) == 1:
        return f"{ping}/{name}"
    data = documents.data.get(place.path)
    at = data.get("at") if isinstance(data, dict) else None
    request = at.get("request") if isinstance(at, dict) else None
    return f"{ping}/{request}.{place.keys[1]}" if isinstance(request, str) else f"{ping}/{place.keys[1]}"


def _subject_of_events(place: Place) -> str:
    match = FEATURE_PATH.match(place.path)
    match place.keys:
        case ("fields", str() as path, *_) if match is None:
            return f"events/{path}"
        case ("actions", action, "metadata" | "private_metadata", key, *_) if match:
            return f"events/{match[1]}/{action}/{key}"
        case ("actions", action, *_) if match:
            return f"events/{match[1]}/{action}"
        case _:
            return f"events/{match[1]}" if match else place.path
