"""Claims: every text of a registry that calls anonymous what is not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pingreg.diagnostics import Place
from pingreg.resolve.anonymity import claim_in, telling
from pingreg.resolve.model import Area, EventKind, Field, Ping, Registry
from pingreg.spec.layout import MANIFEST


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold the words of a text, where it stands, what it is said of, and the first field that belies it."""

    words: str
    place: Place
    subject: str
    field: Field


class _Text(NamedTuple):
    text: str | None
    place: Place


def false_claims(registry: Registry) -> Iterator[Claim]:
    """Yield each text that says more than the exposure of the fields under it allows."""
    manifest = (_Text(registry.manifest.title, Place(MANIFEST, ("title",))),)
    yield from _of_many(manifest, "registry", (*registry.fields, *_fields_of_events(registry)))
    for ping in registry.pings.values():
        yield from _of_many(_texts(ping, "title", "description", "note"), ping.name, ping.fields)
        for area in ping.areas:
            yield from _of_area(area)
    if registry.envelope is not None:
        envelope = registry.envelope.ping
        fields = _fields_of_events(registry)
        yield from _of_many(_texts(envelope, "title", "description", "note"), envelope.name, fields)
        yield from _of_fields(envelope.areas[0].fields)
    for feature in {kind.feature: kind for kind in registry.event_kinds.values()}.values():
        at = Place(feature.place.path)
        texts = (_Text(getattr(feature.spec, key), at.at(key)) for key in ("title", "description", "note"))
        yield from _of_many(texts, f"{feature.ping.name}/{feature.feature}", feature.ping.fields)
    for kind in registry.event_kinds.values():
        yield from _of_kind(kind)


def _fields_of_events(registry: Registry) -> Iterator[Field]:
    return (field for area in registry.event_areas for field in area.fields)


def _texts(subject: Ping | Area, *keys: str) -> Iterator[_Text]:
    return (_Text(getattr(subject.spec, key), subject.place.at(key)) for key in keys)


def _of_many(texts: Iterable[_Text], subject: str, fields: Iterable[Field]) -> Iterator[Claim]:
    """Judge texts about many fields by the most telling of them; fields are looked at only where something is said."""
    said = [(words, one.place) for one in texts if one.text and (words := claim_in(one.text))]
    found = max(telling(fields), key=lambda field: field.exposure.kept.rank, default=None) if said else None
    if found is not None:
        yield from (Claim(words, place, subject, found) for words, place in said)


def _of_area(area: Area) -> Iterator[Claim]:
    texts = [*_texts(area, "title", "description", "note")]
    if area.spec.why is not None:
        why = area.place.at("why")
        texts += [_Text(area.spec.why.question, why.at("question")), _Text(area.spec.why.decision, why.at("decision"))]
    yield from _of_many(texts, f"{area.ping}/{area.name}", area.fields)
    yield from _of_fields(area.fields)


def _of_kind(kind: EventKind) -> Iterator[Claim]:
    spec, subject = kind.spec.actions[kind.action], f"{kind.ping.name}/{kind.feature}/{kind.action}"
    texts = (_Text(getattr(spec, key), kind.place.at(key)) for key in ("description", "note"))
    yield from _of_many(texts, subject, kind.ping.fields)
    _, numbers, allowed = kind.ping.areas
    yield from _of_fields(field for field in (*numbers.fields, *allowed.fields) if field.is_first)
    first = {field.steps[-1]: field for field in telling(allowed.fields) if field.is_first}
    for key, field in first.items():
        because = _Text(spec.private_metadata[key].because, field.declaration.place.at("because"))
        yield from _of_many((because,), field.declaration.subject, (field,))


def _of_fields(fields: Iterable[Field]) -> Iterator[Claim]:
    """Judge what is said of single fields; a family says it once."""
    seen: set[Place] = set()
    for field in telling(fields):
        exception = field.spec.exception
        texts = (
            _Text(field.description, field.declaration.key("description")),
            _Text(field.spec.note, field.declaration.key("note")),
            _Text(exception.basis if exception else None, field.declaration.key("exception").at("basis")),
        )
        for claim in _of_many(texts, field.declaration.subject, (field,)):
            if claim.place not in seen:
                seen.add(claim.place)
                yield claim
