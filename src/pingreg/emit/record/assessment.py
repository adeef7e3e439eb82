"""Assessment: what a data protection impact assessment begins with (GDPR Art. 35(7)), as far as a registry knows it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pingreg.emit.declared import declared
from pingreg.emit.record.deletion import deletion_plan
from pingreg.emit.record.entries import UNSAID, Recipient
from pingreg.emit.record.questions import questions
from pingreg.exposure import LADDER, WHOM, Exposure, Whom
from pingreg.resolve.anonymity import telling
from pingreg.resolve.joins import Join, joins_of
from pingreg.resolve.model import Area, Field, Ping, Registry
from pingreg.spec.measures import Id, TextMeasure
from pingreg.spec.taxonomy import CATEGORIES, IDENTIFYING


@dataclass(frozen=True, slots=True)
class Source:
    """Describe one ping, or the events: how often it is sent and to where, and what it holds.

    `transport` says what becomes of what each request tells of its sender, as far as that is declared;
    `added` are the fields that the receiver stores beside what was sent.
    """

    ping: Ping
    cadence: str
    transport: Mapping[str, str]
    added: tuple[Field, ...]
    areas: int
    fields: int


@dataclass(frozen=True, slots=True)
class Purpose:
    """Say what a purpose rests on, and how much is collected for it; `personal` are the fields above `bounded`."""

    name: str
    basis: str
    fields: int
    personal: int


@dataclass(frozen=True, slots=True)
class Risk:
    """Name fields of one area that share a risk."""

    area: Area
    fields: tuple[Field, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Say of how many fields a method lessens what they tell."""

    method: str
    at: str
    fields: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """Hold the parts in the order in which Art. 35(7) names them; `questions` only people can answer."""

    sources: tuple[Source, ...]
    purposes: tuple[Purpose, ...]
    ladder: tuple[tuple[Exposure, Whom, int], ...]
    above: tuple[Risk, ...]
    identifiers: tuple[Risk, ...]
    special: tuple[Risk, ...]
    texts: tuple[Risk, ...]
    joins: tuple[Join, ...]
    methods: tuple[Taken, ...]
    security: tuple[str, ...]
    recipients: tuple[Recipient, ...]
    questions: tuple[str, ...]


def assessment(registry: Registry) -> Assessment:
    """Work out what can be worked out."""
    policy = registry.policy
    areas = tuple(_areas(registry))
    fields = tuple(field for area in areas for field in area.fields)
    above = frozenset(map(id, telling(fields)))
    plan = deletion_plan(registry)
    return Assessment(
        sources=tuple(_sources(registry)),
        purposes=tuple(_purposes(registry, fields)),
        ladder=tuple(_ladder(fields)),
        above=_risks(areas, [field for field in fields if id(field) in above]),
        identifiers=_risks(areas, [field for field in fields if isinstance(field.measure, Id)]),
        special=_risks(areas, [field for field in fields if CATEGORIES.get(field.category) in IDENTIFYING]),
        texts=_risks(areas, [field for field in fields if _is_free(field)]),
        joins=tuple(_joins(registry)),
        methods=tuple(_methods(fields)),
        security=policy.processing.security if policy.processing else (),
        recipients=tuple(place.store for place in plan),
        questions=tuple(questions(registry, fields, plan)),
    )


def _areas(registry: Registry) -> Iterator[Area]:
    """Give all areas with what is collected now; of an area of events what is declared there."""
    for area in registry.areas:
        yield _cut(area, (field for field in area.fields if not field.is_tombstone))
    for area in registry.event_areas:
        yield _cut(area, (field for field in area.fields if field.is_first))


def _cut(area: Area, fields: Iterable[Field]) -> Area:
    return replace(area, fields=tuple(fields))


def _sources(registry: Registry) -> Iterator[Source]:
    for ping in registry.pings.values():
        fields = [field for field in ping.fields if not field.is_tombstone]
        added = tuple(field for field in fields if field.origin == "receiver")
        yield Source(ping, ping.spec.cadence, _transport(ping), added, len(ping.areas), len(fields))
    if registry.envelope is not None:
        own = sum(field.is_first for area in registry.event_areas for field in area.fields)
        features = {kind.feature for kind in registry.event_kinds.values()}
        yield Source(registry.envelope.ping, "", {}, (), len(features), own)


def _transport(ping: Ping) -> Mapping[str, str]:
    return {} if ping.spec.transport is None else ping.spec.transport.model_dump(exclude_none=True)


def _purposes(registry: Registry, fields: Iterable[Field]) -> Iterator[Purpose]:
    bases = registry.policy.processing.legal_bases if registry.policy.processing else {}
    by_purpose: dict[str, list[Field]] = {}
    for field in fields:
        for purpose in field.purposes:
            by_purpose.setdefault(purpose, []).append(field)
    for name, found in sorted(by_purpose.items()):
        yield Purpose(name, bases.get(name, UNSAID), len(found), sum(1 for _ in telling(found)))


def _ladder(fields: Iterable[Field]) -> Iterator[tuple[Exposure, Whom, int]]:
    """Count fields by what they tell as they are kept, the most telling first."""
    counts = Counter((field.exposure.kept.exposure, field.exposure.kept.whom) for field in fields)
    order = sorted(counts, key=lambda key: (WHOM.index(key[1]), LADDER.index(key[0])), reverse=True)
    yield from ((exposure, whom, counts[exposure, whom]) for exposure, whom in order)


def _risks(areas: Iterable[Area], fields: Iterable[Field]) -> tuple[Risk, ...]:
    wanted = frozenset(map(id, fields))
    found: list[Risk] = []
    for area in areas:
        for group in declared(area.fields):
            some = tuple(field for field in group if id(field) in wanted)
            if some:
                found.append(Risk(area, some, len(group)))
    return tuple(found)


def _is_free(field: Field) -> bool:
    return isinstance(field.measure, TextMeasure) and field.exposure.kept.exposure not in {"constant", "bounded"}


def _joins(registry: Registry) -> Iterator[Join]:
    """Give what ties pings and events to each other and to sources; of two that are tied it is said once."""
    known = joins_of(registry)
    told: set[str] = set()
    for ping in known.identifiers:
        told.add(ping)
        for join in known.of(ping):
            others = tuple(other for other in join.others if other.ping not in told)
            if others or join.held:
                yield replace(join, others=others)


def _methods(fields: Iterable[Field]) -> Iterator[Taken]:
    steps = Counter((step.method()[0], step.at) for field in fields for step in field.spec.anonymize or ())
    yield from (Taken(method, at, count) for (method, at), count in sorted(steps.items()))
