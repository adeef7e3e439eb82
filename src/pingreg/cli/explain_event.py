"""Explain events: all features, one of them, one of its actions, or one value that an event carries."""

import textwrap
from collections.abc import Iterable, Iterator

import click

from pingreg.cli.explain_field import Row, field_lines, where
from pingreg.render.visible import visible
from pingreg.resolve.model import EventKind, Field, Registry
from pingreg.source.documents import Documents

_WIDTH = 96
_STREAM = "events"


def event_lines(subject: str, registry: Registry, documents: Documents) -> Iterator[str]:
    """Give the lines that explain what `subject` names among events; none when it names nothing there."""
    path = subject.removeprefix(f"{_STREAM}/")
    fields = {
        field.declaration.subject: field for area in registry.event_areas for field in area.fields if field.is_first
    }
    field = fields.get(f"{_STREAM}/{path}")
    if field is not None:
        yield from field_lines(field, registry, documents, more=_allowed(field, registry))
        return
    for kinds in _features(registry):
        feature = kinds[0].feature
        of_action = [kind for kind in kinds if path == f"{feature}/{kind.action}"]
        if subject == _STREAM:
            yield _line(f"{_STREAM}/{feature}", ", ".join(kind.action for kind in kinds), kinds[0].spec.title)
        elif path == feature or of_action:
            yield from _feature(kinds[0], of_action or kinds, documents)


def event_names(registry: Registry) -> Iterator[str]:
    """List what can be explained of events: features, actions and values."""
    for kind in registry.event_kinds.values():
        yield f"{_STREAM}/{kind.feature}"
        yield f"{_STREAM}/{kind.feature}/{kind.action}"
    yield from (field.declaration.subject for area in registry.event_areas for field in area.fields)


def _features(registry: Registry) -> Iterable[list[EventKind]]:
    found: dict[str, list[EventKind]] = {}
    for kind in registry.event_kinds.values():
        found.setdefault(kind.feature, []).append(kind)
    return found.values()


def _feature(first: EventKind, kinds: Iterable[EventKind], documents: Documents) -> Iterator[str]:
    spec = first.spec
    yield click.style(f"{_STREAM}/{first.feature}", bold=True)
    yield from _wrapped(spec.description, "  ")
    yield ""
    yield f"  owner {first.ping.areas[1].owner}, purposes {', '.join(spec.purposes)}, category {spec.category}"
    for kind in kinds:
        action = spec.actions[kind.action]
        yield ""
        yield f"  {click.style(kind.action, bold=True)}  {click.style(where(kind.place, documents), dim=True)}"
        yield from _wrapped(action.description, "    ")
        for key, number in action.metadata.items():
            yield _line(f"  {key}", number.type, number.description)
        for key, text in action.private_metadata.items():
            yield _line(f"  {key}", "text", f"{text.description} It may leave because {text.because}.")


def _allowed(field: Field, registry: Registry) -> Iterator[Row]:
    """Say why a text may leave, and who allowed it."""
    place = field.declaration.place
    for kind in registry.event_kinds.values():
        if place.keys[:-1] == (*kind.place.keys, "private_metadata") and place.path == kind.place.path:
            entry = kind.spec.actions[kind.action].private_metadata[field.steps[-1]]
            yield "because", entry.because, place.at("because")
            yield "approved by", entry.approved_by, place.at("approved_by")


def _line(name: str, kind: str, about: str) -> str:
    return f"  {name:<28} {kind:<20} {visible(about)}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(visible(" ".join(text.split())), _WIDTH, initial_indent=indent, subsequent_indent=indent)
