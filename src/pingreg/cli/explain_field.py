"""Explain one field: what it is, and the line that each value comes from."""

import textwrap
from collections.abc import Iterable, Iterator

import click

from pingreg.diagnostics import Place
from pingreg.exposure import Telling
from pingreg.render.visible import visible
from pingreg.resolve.exposure import Step
from pingreg.resolve.model import Field, Registry, dotted
from pingreg.resolve.readers import Readers
from pingreg.source.documents import Documents

_WIDTH = 48
_INHERITED = ("tier", "owner", "purposes", "category", "since", "recipients", "source", "tier_basis")
_SENT = {"sender": "sent", "receiver": "received"}
_OF_EVENTS = ("owner", "purposes", "category", "since", "recipients")


Row = tuple[str, str, Place | None]
"""A label, what is so, and where it was written."""


def field_lines(field: Field, registry: Registry, documents: Documents, *, more: Iterable[Row] = ()) -> Iterator[str]:
    """Give the lines that explain a field, with `more` rows behind what is known of every field."""
    yield click.style(visible(field.name), bold=True)
    yield from textwrap.wrap(_on_one_line(field.description), 2 * _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield ""
    for label, value, at in (*_rows(field, registry), *more):
        first, *rest = textwrap.wrap(_on_one_line(value), _WIDTH, break_long_words=False) or [""]
        yield f"  {label:<12} {first:<{_WIDTH}} {click.style(where(at, documents), dim=True)}"
        yield from (f"  {'':<12} {line}" for line in rest)


def _on_one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def where(at: Place | None, documents: Documents) -> str:
    """Name the line of a place; what stands nowhere is implied."""
    if at is None:
        return "implied"
    span = documents.span(at)
    return f"{span.path}:{span.line}"


def _rows(field: Field, registry: Registry) -> Iterator[Row]:
    spec, declaration = field.spec, field.declaration
    sent = "not sent: the receiver adds it" if field.origin == "receiver" else dotted(field.steps)
    yield "measure", _measure(field), declaration.key(field.kind)
    yield "type", value_text(field), declaration.key("type") if spec.type else None
    if spec.unit:
        yield "unit", spec.unit, declaration.key("unit")
    yield "sent as", sent, declaration.place
    if field.tier:
        yield "stored as", dotted(field.column.steps) if field.column else "dropped", declaration.place
    for name in _INHERITED if field.tier else _OF_EVENTS:
        value = shown(getattr(field, name) or None)
        kept = f" (kept from level {field.level})" if name == "tier" else ""
        yield name, value + kept, registry.lineage(field, name)
    yield from _readers(field, registry)
    yield from _exposure(field, registry)
    yield from ((name, text, declaration.key(name)) for name, text in _states(field))
    if declaration.subject != field.name and field.tier:
        yield "family", declaration.subject, declaration.place


def _readers(field: Field, registry: Registry) -> Iterator[Row]:
    """Give the teams that are said to look at it, and the metrics that are computed from it."""
    if field.readers:
        yield "readers", ", ".join(field.readers), registry.lineage(field, "readers")
    for metric in Readers(registry).metrics(field):
        yield "metric", metric.spec.title, metric.place


def _exposure(field: Field, registry: Registry) -> Iterator[Row]:
    """Give the verdict, and below it each step that led to it."""
    verdict = field.exposure
    kept = _told(verdict.kept)
    sent = "" if verdict.sent == verdict.kept else f"; as it is {_SENT[field.origin]} {_told(verdict.sent)}"
    yield "exposure", f"{kept}{sent}", _read_off(verdict.decisive, field, registry)
    for number, step in enumerate(verdict.steps, 1):
        yield f"  step {number}", f"{step.reason}: {_told(step.telling)}", _read_off(step, field, registry)


def _told(told: Telling) -> str:
    return told.exposure if told.whom == "nobody" else f"{told.exposure} of {told.of_whom}"


def _read_off(step: Step, field: Field, registry: Registry) -> Place | None:
    if step.attribute in field.spec.model_fields_set:
        return field.declaration.key(step.attribute)
    return registry.lineage(field, step.attribute) if step.attribute == "category" else field.declaration.place


def _states(field: Field) -> Iterator[tuple[str, str]]:
    spec = field.spec
    if spec.exception:
        yield (
            "exception",
            f"{spec.exception.basis}; {spec.exception.approved_by}, review by {spec.exception.review_by}",
        )
    if spec.anonymize:
        yield "anonymize", ", ".join(f"{step.method()[0]} at {step.at}" for step in spec.anonymize)
    if spec.deprecated:
        yield "deprecated", spec.deprecated.use or spec.deprecated.because or ""
    if spec.removed:
        yield "removed", f"in {spec.removed.since}: {spec.removed.because}"
    if spec.never_filled:
        yield "never_filled", spec.never_filled.because
    if spec.broken_in:
        yield "broken_in", "; ".join(spec.broken_in)
    if spec.note:
        yield "note", spec.note


def _measure(field: Field) -> str:
    given = field.measure.model_dump(exclude_none=True, exclude_defaults=True, by_alias=True)
    return f"{field.kind} {', '.join(f'{key}: {shown(value)}' for key, value in given.items())}".strip()


def value_text(field: Field) -> str:
    """Say of which type a field's values are, and within which bounds."""
    words = [field.type, "list" if field.repeated else "", "may be null" if field.nullable else "never null"]
    bounds = field.bounds
    if bounds.low is not None and field.type != "boolean":
        words.append(f"at least {bounds.low}")
    if bounds.high is not None and field.type != "boolean":
        words.append(f"at most {bounds.high}")
    if bounds.max_length is not None:
        words.append(f"at most {bounds.max_length} characters")
    return ", ".join(word for word in words if word)


def shown(value: object) -> str:
    """Write a value of any key on a line."""
    match value:
        case None:
            return "-"
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            items = [str(item) for item in value]
            return ", ".join(items[:8]) + (f" and {len(items) - 8} more" if len(items) > 8 else "")  # noqa: PLR2004  a line's worth
        case dict():
            return shown([f"{key}={word}" for key, word in value.items()])
        case _:
            return str(value)
