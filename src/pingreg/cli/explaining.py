"""Explain a subject: find what it names, and say what is known of it, with its lineage."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

from pingreg.cli.resolving import registry_at
from pingreg.diagnostics import Place
from pingreg.lint.rule import rules
from pingreg.naming import did_you_mean
from pingreg.resolve.model import Field, Registry, dotted
from pingreg.source.documents import Documents
from pingreg.spec.area import AreaSpec
from pingreg.spec.catalogue import ManifestSpec, TeamSpec, VocabularySpec, WaiverSpec
from pingreg.spec.field import FieldSpec
from pingreg.spec.ping import PingSpec
from pingreg.spec.policy import PolicySpec

_KINDS: dict[str, type[BaseModel]] = {
    "area": AreaSpec,
    "field": FieldSpec,
    "manifest": ManifestSpec,
    "ping": PingSpec,
    "policy": PolicySpec,
    "team": TeamSpec,
    "vocabulary": VocabularySpec,
    "waiver": WaiverSpec,
}
_MOST_LISTED = 40


def explained(subject: str, folder: Path | None) -> str:
    """Give the text that explains `subject`.

    Raises:
        click.UsageError: nothing is called so.
    """
    if subject in _KINDS:
        return _kind(subject, _KINDS[subject])
    catalogue = rules()
    for rule in catalogue:
        if subject.upper() == rule.code or subject == rule.name:
            return rule.doc.strip()
    registry, documents = registry_at(folder)
    fields = tuple(_fields(registry, subject))
    if len(fields) == 1:
        return "\n".join(_field(fields[0], registry, documents))
    if fields:
        return "\n".join(_listed(subject, fields))
    known = [
        *_KINDS,
        *(r.code for r in catalogue),
        *(r.name for r in catalogue),
        *(f.name for f in registry.fields),
    ]
    guess = did_you_mean(subject, known) or did_you_mean(subject, [f.name.split("/")[1] for f in registry.fields])
    message = (
        f"nothing is called `{subject}`{guess}; name a rule, a field, a path, an area, or one of {', '.join(_KINDS)}"
    )
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
        if inside or subject in {field.declaration.subject, f"{field.ping}/{field.area}", field.area}:
            yield field


def _listed(subject: str, fields: tuple[Field, ...]) -> Iterator[str]:
    yield f"{click.style(subject, bold=True)}: {len(fields)} fields"
    yield ""
    width = max(len(field.name) for field in fields[:_MOST_LISTED])
    for field in fields[:_MOST_LISTED]:
        yield f"  {field.name:<{width}}  {field.kind:<10} {field.tier:<8}  {_first_line(field.description)}"
    if len(fields) > _MOST_LISTED:
        yield f"  and {len(fields) - _MOST_LISTED} more"


def _field(field: Field, registry: Registry, documents: Documents) -> Iterator[str]:
    def place(at: Place | None) -> str:
        if at is None:
            return "implied"
        span = documents.span(at)
        return f"{span.path}:{span.line}"

    def row(label: str, value: str, at: Place | None) -> str:
        return f"  {label:<12} {value:<44} {click.style(place(at), dim=True)}"

    declaration = field.declaration
    yield click.style(field.name, bold=True)
    yield f"  {field.description}"
    yield ""
    yield row("measure", _measure(field), declaration.key(field.kind))
    yield row("type", _type(field), declaration.key("type") if field.spec.type else None)
    if field.spec.unit:
        yield row("unit", field.spec.unit, declaration.key("unit"))
    yield row(
        "sent as",
        "not sent: the receiver adds it" if field.origin == "receiver" else dotted(field.steps),
        declaration.place,
    )
    yield row("stored as", dotted(field.column.steps) if field.column else "dropped", declaration.place)
    for name in ("tier", "owner", "purposes", "category", "since", "recipients", "source", "tier_basis"):
        value = _shown(getattr(field, name) or None)
        yield row(
            name,
            f"{value} (kept from level {field.level})" if name == "tier" else value,
            registry.lineage(field, name),
        )
    yield from (row(name, text, declaration.key(name)) for name, text in _states(field))
    if declaration.subject != field.name:
        yield row("family", declaration.subject, declaration.place)


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
        yield "note", _first_line(spec.note)


def _measure(field: Field) -> str:
    given = field.measure.model_dump(exclude_none=True, exclude_defaults=True, by_alias=True)
    return f"{field.kind} {', '.join(f'{key}: {_shown(value)}' for key, value in given.items())}".strip()


def _type(field: Field) -> str:
    words = [field.type, "list" if field.repeated else "", "may be null" if field.nullable else "never null"]
    bounds = field.bounds
    if bounds.low is not None or bounds.high is not None:
        words.append(
            f"from {bounds.low if bounds.low is not None else '-'} to {bounds.high if bounds.high is not None else '-'}"
        )
    if bounds.max_length is not None:
        words.append(f"at most {bounds.max_length} characters")
    return ", ".join(word for word in words if word)


def _shown(value: object) -> str:
    match value:
        case None:
            return "-"
        case list() | tuple():
            items = [str(item) for item in value]
            return ", ".join(items[:8]) + (f" and {len(items) - 8} more" if len(items) > 8 else "")  # noqa: PLR2004  a line's worth
        case dict():
            return _shown([f"{key}={word}" for key, word in value.items()])
        case _:
            return str(value)


def _first_line(text: str) -> str:
    return text.splitlines()[0] if text else ""


def _kind(name: str, kind: type[BaseModel]) -> str:
    return "\n".join([click.style(name, bold=True), *_wrapped(kind.__doc__ or ""), "", "keys:", *_keys(kind)])


def _wrapped(text: str) -> Iterable[str]:
    return (line.strip() for line in text.strip().splitlines())


def _keys(kind: type[BaseModel]) -> Iterator[str]:
    properties = kind.model_json_schema(by_alias=True)
    definitions = properties.get("$defs", {})
    required = set(properties.get("required", ()))
    for key, schema in properties.get("properties", {}).items():
        if key.startswith("$"):
            continue
        refs = [part.get("$ref", "") for part in (schema, *schema.get("anyOf", ()))]
        about: dict[str, str] = next((definitions[ref.split("/")[-1]] for ref in refs if ref), {})
        said = (about.get("description") or _constraint(schema)).splitlines()[0]
        yield f"  {key + (' *' if key in required else ''):<18} {said}"


def _constraint(schema: dict[str, Any]) -> str:
    options = schema.get("anyOf")
    parts = [part for part in options if part.get("type") != "null"] if isinstance(options, list) else [schema]
    words = []
    for part in parts:
        values: list[object] = part.get("enum") or []
        words.append(", ".join(str(value) for value in values) or str(part.get("type", "see the schema")))
    return " | ".join(words)
