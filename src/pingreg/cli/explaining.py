"""Explain a subject: find what it names, and say what is known of it."""

from collections.abc import Iterator
from pathlib import Path

import click

from pingreg.anonymize.method import methods
from pingreg.cli.explain_catalogue import catalogue_lines, catalogue_names
from pingreg.cli.explain_detector import detector_lines
from pingreg.cli.explain_event import event_lines, event_names
from pingreg.cli.explain_field import field_lines
from pingreg.cli.explain_joins import join_lines
from pingreg.cli.explain_kind import KINDS, kind_text
from pingreg.cli.explain_method import method_text
from pingreg.cli.explain_reach import reach_rows
from pingreg.cli.opening import the_day
from pingreg.cli.resolving import registry_at
from pingreg.cli.rule_pages import rule_pages
from pingreg.detect.detector import detectors
from pingreg.naming import did_you_mean
from pingreg.resolve.model import Field, Registry, dotted

_MOST_LISTED = 40


def explained(subject: str, folder: Path | None) -> str:
    """Give the text that explains `subject`.

    Raises:
        click.UsageError: nothing is called so.
    """
    if subject in KINDS:
        return kind_text(subject)
    catalogue = rule_pages()
    for rule in catalogue:
        if subject.upper() == rule.code or subject == rule.name:
            return rule.doc.strip()
    for method in methods():
        if subject == method.name:
            return method_text(method)
    registry, documents = registry_at(folder)
    fields = tuple(_fields(registry, subject))
    if len(fields) == 1:
        reach = reach_rows(fields[0], registry, on=the_day(None))
        return "\n".join(field_lines(fields[0], registry, documents, more=reach))
    if fields:
        joined = join_lines(registry.pings[subject], registry) if subject in registry.pings else ()
        return "\n".join((*_listed(subject, fields), *joined))
    # A detector comes last: a team may well call an area by such a name.
    others = (
        tuple(event_lines(subject, registry, documents))
        or tuple(catalogue_lines(subject, registry, documents))
        or tuple(detector_lines(subject))
    )
    if others:
        return "\n".join(others)
    known = [
        *KINDS,
        *(r.code for r in catalogue),
        *(r.name for r in catalogue),
        *(method.name for method in methods()),
        *(detector.name for detector in detectors()),
        *(f.name for f in registry.fields),
        *event_names(registry),
        *catalogue_names(registry),
    ]
    guess = did_you_mean(subject, known) or did_you_mean(subject, [f.name.split("/")[1] for f in registry.fields])
    what = "a rule, a method, a detector, a field, a path, an area, a feature, a metric, a source"
    message = f"nothing is called `{subject}`{guess}; name {what}, or one of {', '.join(KINDS)}"
    raise click.UsageError(message)


def _fields(registry: Registry, subject: str) -> Iterator[Field]:
    """Find the field of that name; else all below that path in either shape, or in that area."""
    exact = [field for field in registry.fields if subject in {field.name, field.name.split("/")[1]}]
    if len(exact) == 1:
        yield exact[0]
        return
    for field in registry.fields:
        names = {field.name, field.name.split("/")[1]}
        if field.column is not None:
            names |= {dotted(field.column.steps), f"{field.ping}/{dotted(field.column.steps)}"}
        inside = any(name == subject or name.startswith((f"{subject}.", f"{subject}[")) for name in names)
        if inside or subject in {field.declaration.subject, f"{field.ping}/{field.area}", field.area, field.ping}:
            yield field


def _listed(subject: str, fields: tuple[Field, ...]) -> Iterator[str]:
    yield f"{click.style(subject, bold=True)}: {len(fields)} fields"
    yield ""
    width = max(len(field.name) for field in fields[:_MOST_LISTED])
    for field in fields[:_MOST_LISTED]:
        yield f"  {field.name:<{width}}  {field.kind:<10} {field.tier:<8}  {field.description}"
    if len(fields) > _MOST_LISTED:
        yield f"  and {len(fields) - _MOST_LISTED} more"
