"""Claims: every text of a registry that calls anonymous what is not, or what is sent beside something that is not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pingreg.diagnostics import Place
from pingreg.resolve.anonymity import telling, together
from pingreg.resolve.event_fields import EVENTS_PING
from pingreg.resolve.model import Area, EventKind, Field, Ping, Registry
from pingreg.resolve.saying import claim_in, claim_of_data_in, may_claim
from pingreg.spec.catalogue import WaiverSpec
from pingreg.spec.layout import EVENTS, MANIFEST, POLICY, WAIVERS
from pingreg.spec.lifecycle import Never
from pingreg.spec.policy import PolicySpec

_RARE = frozenset({"exception", "deprecated", "never_filled"})
"""Keys of a field that hold a text, and that few fields have."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold the words of a text, where it stands, what it is said of, and the field that belies it most.

    That one is of the subject itself, or, where none of it does, only sent `beside` it in the same payload.
    """

    words: str
    place: Place
    subject: str
    field: Field
    beside: bool = False


class _Text(NamedTuple):
    text: str | None
    place: Place


class _Together:
    """Hold fields that are in one payload; which of them tells most is looked for once, when something is said."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._fields = fields

    @cached_property
    def worst(self) -> Field | None:
        """The most telling of them; None when all of it may be called anonymous."""
        return _worst(self._fields)


_ALONE = _Together(())
"""Beside what is a whole payload, or several, stands nothing else."""


def false_claims(registry: Registry, waivers: Iterable[WaiverSpec] = ()) -> Iterator[Claim]:
    """Yield each text that says more than the exposure of the fields under it, and of those beside them, allows.

    A part of a payload is judged with all of it. What the policy and waivers say is said of all fields.
    """
    yield from _of_everything(registry, waivers)
    for ping in registry.pings.values():
        nameless = _Text(ping.spec.identity.none, ping.place.at("identity", "none"))
        texts = (*_texts(ping, "title", "description", "note"), *_never(ping), nameless)
        beside = _Together(together(ping, registry))
        yield from _of_many(texts, ping.name, ping.fields, beside)
        for area in ping.areas:
            yield from _of_area(area, beside)
    yield from _of_local_events(registry)
    yield from _of_events(registry)
    yield from _of_metrics(registry)


def _of_everything(registry: Registry, waivers: Iterable[WaiverSpec]) -> Iterator[Claim]:
    title = _Text(registry.manifest.title, Place(MANIFEST, ("title",)))
    reasons = tuple(_Text(one.reason, Place(WAIVERS, (at, "reason"))) for at, one in enumerate(waivers))
    policy = tuple(_texts_of_policy(registry.policy))
    for subject, texts in (("registry", (title,)), ("policy", policy), ("waivers", reasons)):
        yield from _of_many(texts, subject, tuple(registry.all_fields))


def _of_events(registry: Registry) -> Iterator[Claim]:
    if registry.envelope is not None:
        envelope = registry.envelope.ping
        texts = (*_texts(envelope, "title", "description", "note"), *_never(envelope))
        yield from _of_many(texts, envelope.name, _fields_of_events(registry))
        yield from _of_fields(envelope.areas[0].fields, _Together(_fields_of_events(registry)))
    yield from _of_features(registry)


def _of_features(registry: Registry) -> Iterator[Claim]:
    actions: dict[str, list[EventKind]] = {}
    for kind in registry.event_kinds.values():
        actions.setdefault(kind.feature, []).append(kind)
    for kinds in actions.values():
        feature = kinds[0]
        at, spec = Place(feature.place.path), feature.spec
        said = [_Text(getattr(spec, key), at.at(key)) for key in ("title", "description", "note")]
        said.append(_Text(_reason(spec.expires), at.at("expires", "never")))
        fields = (field for kind in kinds for field in kind.ping.fields)
        yield from _of_many(said, f"{feature.ping.name}/{feature.feature}", fields)
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
    """Judge what is said of a local event by the fields that count it, and what is sent beside them."""
    said = {name: text for name, text in registry.events.items() if claim_in(text)}
    for ping in registry.pings.values() if said else ():
        beside = _Together(together(ping, registry))
        for field in ping.fields:
            counted = getattr(field.measure, "event", None) or ()
            for name in (counted,) if isinstance(counted, str) else counted:
                text = _Text(said.get(name), Place(EVENTS, (name, "description")))
                yield from _of_many((text,), field.declaration.subject, (field,), beside)


def _of_metrics(registry: Registry) -> Iterator[Claim]:
    """Judge what is said of a metric by all that is sent in the pings, or events, of which it reads any field."""
    payloads = {ping.name: _Together(together(ping, registry)) for ping in registry.pings.values()}
    payloads[EVENTS_PING] = _Together(_fields_of_events(registry))
    for metric in registry.metrics.values():
        texts = (_Text(getattr(metric.spec, key), metric.place.at(key)) for key in ("title", "description", "note"))
        said = tuple(one for one in texts if one.text and claim_in(one.text))
        names = sorted({name.partition("/")[0] for name in metric.fields}) if said else ()
        worst = (payloads[name].worst for name in names if name in payloads)
        yield from _of_many(said, f"metrics/{metric.name}", (), _Together(field for field in worst if field))


def _never(subject: Ping | Area) -> Iterator[_Text]:
    yield _Text(_reason(subject.spec.expires), subject.place.at("expires", "never"))


def _reason(expires: date | Never | None) -> str | None:
    return expires.never if isinstance(expires, Never) else None


def _fields_of_events(registry: Registry) -> Iterator[Field]:
    return (field for area in registry.event_areas for field in area.fields)


def _texts(subject: Ping | Area, *keys: str) -> Iterator[_Text]:
    return (_Text(getattr(subject.spec, key), subject.place.at(key)) for key in keys)


def _of_many(
    texts: Iterable[_Text], subject: str, fields: Iterable[Field], beside: _Together = _ALONE
) -> Iterator[Claim]:
    """Judge texts by the most telling field that they are about, else by what is beside those.

    Fields are looked at only where something is said.
    """
    said = [(words, one.place) for one in texts if one.text and (words := claim_in(one.text))]
    own = _worst(fields) if said else None
    found = own or (beside.worst if said else None)
    if found is not None:
        yield from (Claim(words, place, subject, found, beside=own is None) for words, place in said)


def _worst(fields: Iterable[Field]) -> Field | None:
    return max(telling(fields), key=lambda field: field.exposure.kept.rank, default=None)


def _of_area(area: Area, beside: _Together) -> Iterator[Claim]:
    texts = [*_texts(area, "title", "description", "note"), *_never(area)]
    if area.spec.why is not None:
        why = area.place.at("why")
        texts += [_Text(area.spec.why.question, why.at("question")), _Text(area.spec.why.decision, why.at("decision"))]
    yield from _of_many(texts, f"{area.ping}/{area.name}", area.fields, beside)
    yield from _of_fields(area.fields, beside)


def _of_kind(kind: EventKind) -> Iterator[Claim]:
    spec, subject = kind.spec.actions[kind.action], f"{kind.ping.name}/{kind.feature}/{kind.action}"
    texts = (_Text(getattr(spec, key), kind.place.at(key)) for key in ("description", "note"))
    yield from _of_many(texts, subject, kind.ping.fields)
    beside = _Together(kind.ping.fields)
    _, numbers, allowed = kind.ping.areas
    yield from _of_fields((field for field in (*numbers.fields, *allowed.fields) if field.is_first), beside)
    for field in allowed.fields:
        if field.is_first:
            place = field.declaration.place
            because = _Text(spec.private_metadata[str(place.keys[-1])].because, place.at("because"))
            yield from _of_many((because,), field.declaration.subject, (field,), beside)


def _of_fields(fields: Iterable[Field], beside: _Together) -> Iterator[Claim]:
    """Judge what is said of single fields, a family's once; most say nothing of the kind, and are done together."""
    fields = [field for field in fields if field.spec.removed is None]
    if not may_claim("\n".join(_glance(fields))):
        return
    seen: set[Place] = set()
    for field in fields:
        for text, *keys in _said_of(field):
            if not claim_of_data_in(text) and next(telling((field,)), None) is None:
                continue  # what it counts may well be anonymous
            one = _Text(text, field.declaration.key(keys[0]).at(*keys[1:]))
            for claim in _of_many((one,), field.declaration.subject, (field,), beside):
                if claim.place not in seen:
                    seen.add(claim.place)
                    yield claim


def _glance(fields: Sequence[Field]) -> Iterator[str]:
    """Give all that is said of many fields, the cheapest way."""
    yield from [field.description for field in fields]
    yield from [getattr(field.measure, "of", "") or "" for field in fields]
    specs = [field.spec for field in fields]
    yield from [spec.note for spec in specs if spec.note]
    yield from [spec.expires.never for spec in specs if isinstance(spec.expires, Never)]
    for field in fields:
        if not _RARE.isdisjoint(field.spec.model_fields_set):
            yield from (text for text, *_ in _said_of(field))


def _said_of(field: Field) -> Iterator[tuple[str, ...]]:
    """Give what is said of a field, and why it stands as it does: each text with its keys."""
    spec = field.spec
    if field.description:
        yield field.description, "description"
    if of := getattr(field.measure, "of", None):
        yield of, field.kind, "of"
    texts = (
        (spec.note, "note"),
        (spec.exception and spec.exception.basis, "exception", "basis"),
        (spec.deprecated and spec.deprecated.because, "deprecated", "because"),
        (spec.never_filled and spec.never_filled.because, "never_filled", "because"),
        (_reason(spec.expires), "expires", "never"),
    )
    yield from ((text, *keys) for text, *keys in texts if text)
