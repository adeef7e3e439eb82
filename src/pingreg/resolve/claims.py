"""Claims: every text of a registry that calls anonymous what is not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pingreg.diagnostics import Place
from pingreg.resolve.anonymity import telling
from pingreg.resolve.model import Area, EventKind, Field, Ping, Registry
from pingreg.resolve.saying import claim_in
from pingreg.spec.catalogue import WaiverSpec
from pingreg.spec.layout import EVENTS, MANIFEST, POLICY, WAIVERS
from pingreg.spec.lifecycle import Never
from pingreg.spec.policy import PolicySpec


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


def false_claims(registry: Registry, waivers: Iterable[WaiverSpec] = ()) -> Iterator[Claim]:
    """Yield each text that says more than the exposure of the fields under it allows.

    What the policy and waivers say is said of all fields.
    """
    yield from _of_everything(registry, waivers)
    for ping in registry.pings.values():
        nameless = _Text(ping.spec.identity.none, ping.place.at("identity", "none"))
        texts = (*_texts(ping, "title", "description", "note"), *_never(ping), nameless)
        yield from _of_many(texts, ping.name, ping.fields)
        for area in ping.areas:
            yield from _of_area(area)
    yield from _of_local_events(registry)
    yield from _of_events(registry)


def _of_everything(registry: Registry, waivers: Iterable[WaiverSpec]) -> Iterator[Claim]:
    title = _Text(registry.manifest.title, Place(MANIFEST, ("title",)))
    reasons = tuple(_Text(one.reason, Place(WAIVERS, (at, "reason"))) for at, one in enumerate(waivers))
    policy = tuple(_texts_of_policy(registry.policy))
    for subject, texts in (("registry", (title,)), ("policy", policy), ("waivers", reasons)):
        yield from _of_many(texts, subject, (*registry.fields, *_fields_of_events(registry)))


def _of_events(registry: Registry) -> Iterator[Claim]:
    if registry.envelope is not None:
        envelope = registry.envelope.ping
        texts = (*_texts(envelope, "title", "description", "note"), *_never(envelope))
        yield from _of_many(texts, envelope.name, _fields_of_events(registry))
        yield from _of_fields(envelope.areas[0].fields)
    for feature in {kind.feature: kind for kind in registry.event_kinds.values()}.values():
        at, spec = Place(feature.place.path), feature.spec
        said = [_Text(getattr(spec, key), at.at(key)) for key in ("title", "description", "note")]
        said.append(_Text(_reason(spec.expires), at.at("expires", "never")))
        yield from _of_many(said, f"{feature.ping.name}/{feature.feature}", feature.ping.fields)
    for kind in registry.event_kinds.values():
        yield from _of_kind(kind)


def _texts_of_policy(policy: PolicySpec) -> Iterator[_Text]:
    """Give what pages and records print of the policy."""
    top = Place(POLICY)
    for name, store in policy.stores.items():
        for key in ("deletes_after", "operator", "safeguard"):
            yield _Text(getattr(store, key), top.at("stores", name, key))
    for at, population in enumerate(policy.populations):
        if population.omit is not None:
            yield _Text(population.omit.because, top.at("populations", at, "omit", "because"))
    processing = policy.processing
    if processing is not None:
        there = top.at("processing")
        for at, measure in enumerate(processing.security):
            yield _Text(measure, there.at("security", at))
        yield _Text(processing.objection, there.at("objection"))
        if processing.assessment is not None:
            yield _Text(processing.assessment.reference, there.at("assessment", "reference"))


def _of_local_events(registry: Registry) -> Iterator[Claim]:
    """Judge what is said of a local event by the fields that count it."""
    said = {name: text for name, text in registry.events.items() if claim_in(text)}
    for field in registry.fields if said else ():
        counted = getattr(field.measure, "event", None) or ()
        for name in (counted,) if isinstance(counted, str) else counted:
            text = _Text(said.get(name), Place(EVENTS, (name, "description")))
            yield from _of_many((text,), field.declaration.subject, (field,))


def _never(subject: Ping | Area) -> Iterator[_Text]:
    yield _Text(_reason(subject.spec.expires), subject.place.at("expires", "never"))


def _reason(expires: date | Never | None) -> str | None:
    return expires.never if isinstance(expires, Never) else None


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
    texts = [*_texts(area, "title", "description", "note"), *_never(area)]
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
        texts = (_Text(field.description, field.declaration.key("description")), *_texts_of_field(field))
        for claim in _of_many(texts, field.declaration.subject, (field,)):
            if claim.place not in seen:
                seen.add(claim.place)
                yield claim


def _texts_of_field(field: Field) -> Iterator[_Text]:
    """Give what else is said of a field, and why it stands as it does."""
    spec, key = field.spec, field.declaration.key
    yield _Text(spec.note, key("note"))
    yield _Text(spec.exception.basis if spec.exception else None, key("exception").at("basis"))
    yield _Text(spec.deprecated.because if spec.deprecated else None, key("deprecated").at("because"))
    yield _Text(spec.never_filled.because if spec.never_filled else None, key("never_filled").at("because"))
    yield _Text(_reason(spec.expires), key("expires").at("never"))
    yield _Text(getattr(field.measure, "of", None), key(field.kind).at("of"))
