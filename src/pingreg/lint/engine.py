"""Run the rules: each over its kind of subject, with the severity that the manifest sets."""

from collections.abc import Iterable, Iterator, Mapping

from pingreg.diagnostics import Diagnostic, Severity
from pingreg.lint.rule import Context, Over, Rule
from pingreg.resolve.agreements import Contract
from pingreg.resolve.model import Area, Field, Ping, Registry
from pingreg.spec.located import located

Subjects = Mapping[tuple[Over, bool], tuple[object, ...]]
"""What is looked at, by what a rule is over and whether it looks at events too."""


def checked(rules: Iterable[Rule], context: Context) -> Iterator[Diagnostic]:
    """Yield what each rule finds, with its severity as the manifest sets it."""
    registry, documents = context.registry, context.documents
    subjects = subjects_of(registry)
    for rule in rules:
        if rule.check is None or rule.over is None:
            continue
        severity = Severity(registry.manifest.rules.get(rule.code, rule.severity))
        check = rule.check
        for subject in subjects[rule.over, rule.events]:
            for finding in check(subject, context):
                yield located(documents, finding, code=rule.code, severity=severity, subject=_name(subject))


def subjects_of(registry: Registry) -> Subjects:
    """Give what rules are called with, in the order of the registry."""
    fields, areas = tuple(registry.fields), tuple(registry.event_areas)
    found: dict[Over, tuple[object, ...]] = {
        "registry": (registry,),
        "ping": tuple(registry.pings.values()),
        "area": tuple(registry.areas),
        "field": fields,
        "contract": registry.contracts.contracts,
        "declaration": tuple(field for field in fields if field.is_first),
    }
    of_events: dict[Over, tuple[object, ...]] = {
        "area": areas,
        "declaration": tuple(field for area in areas for field in area.fields if field.is_first),
    }
    with_events = {over: (*some, *of_events.get(over, ())) for over, some in found.items()}
    return {(over, events): some for events, of in ((False, found), (True, with_events)) for over, some in of.items()}


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
