"""Run the rules: each over its kind of subject, with the severity that the manifest sets."""

from collections.abc import Iterable, Iterator

from pingreg.diagnostics import Diagnostic, Severity
from pingreg.lint.rule import Context, Rule
from pingreg.resolve.agreements import Contract
from pingreg.resolve.model import Area, Field, Ping
from pingreg.spec.located import located


def checked(rules: Iterable[Rule], context: Context) -> Iterator[Diagnostic]:
    """Yield what each rule finds, with its severity as the manifest sets it."""
    registry, documents = context.registry, context.documents
    fields = tuple(registry.fields)
    subjects: dict[str, tuple[object, ...]] = {
        "registry": (registry,),
        "ping": tuple(registry.pings.values()),
        "area": tuple(registry.areas),
        "field": fields,
        "contract": registry.contracts.contracts,
        "declaration": tuple(field for field in fields if field.is_first),
    }
    areas = tuple(registry.event_areas)
    of_events: dict[str, tuple[object, ...]] = {
        "area": areas,
        "declaration": tuple(field for area in areas for field in area.fields if field.is_first),
    }
    for rule in rules:
        if rule.check is None or rule.over is None:
            continue
        severity = Severity(registry.manifest.rules.get(rule.code, rule.severity))
        check = rule.check
        for subject in (*subjects[rule.over], *(of_events.get(rule.over, ()) if rule.events else ())):
            for finding in check(subject, context):
                yield located(documents, finding, code=rule.code, severity=severity, subject=_name(subject))


def _name(subject: object) -> str:
    match subject:
        case Field():
            return subject.declaration.subject
        case Area():
            return f"{subject.ping}/{subject.name}"
        case Ping():
            return subject.name
        case Contract():
            return subject.subject
        case _:
            return "registry"
