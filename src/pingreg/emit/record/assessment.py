"""Assessment: what a data protection impact assessment begins with (GDPR Art. 35(7)), as far as a registry knows it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pingreg.emit.declared import declared
from pingreg.emit.record.deletion import deletion_plan
from pingreg.emit.record.entries import UNSAID, Recipient
from pingreg.emit.record.questions import questions
from pingreg.exposure import LADDER, WHOM, Exposure, Whom
from pingreg.resolve.anonymity import telling
from pingreg.resolve.model import Area, Field, Ping, Registry, dotted
from pingreg.spec.measures import Id, TextMeasure
from pingreg.spec.taxonomy import CATEGORIES, IDENTIFYING


@dataclass(frozen=True, slots=True)
class Source:
    """Describe one ping, or the events: how often it is sent and to where, and what it holds."""

    ping: Ping
    cadence: str
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
class Join:
    """Name what ties documents of several kinds to one instance, and the paths at which it stands."""

    by: str
    paths: tuple[str, ...]


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
        fields = sum(not field.is_tombstone for field in ping.fields)
        yield Source(ping, ping.spec.cadence, len(ping.areas), fields)
    if registry.envelope is not None:
        fields = sum(field.is_first for area in registry.event_areas for field in area.fields)
        yield Source(registry.envelope.ping, "", len({kind.feature for kind in registry.event_kinds.values()}), fields)


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
    """Find by what pings and events of one instance can be put together: all that name it do so by the same ids."""
    named: dict[str, list[str]] = {"license": [], "site": []}
    for ping in registry.pings.values():
        for by, paths in named.items():
            paths.extend(f"{ping.name}/{path}" for role, path in ping.spec.identity.named.items() if role == by)
    if registry.envelope is not None:
        events = registry.envelope
        named["license"] += [f"{events.ping.name}/{dotted(steps)}" for steps in events.license]
        named["site"] += [f"{events.ping.name}/{dotted(steps)}" for steps in events.site]
    yield from (Join(by, tuple(paths)) for by, paths in named.items() if len(paths) > 1)


def _methods(fields: Iterable[Field]) -> Iterator[Taken]:
    steps = Counter((step.method()[0], step.at) for field in fields for step in field.spec.anonymize or ())
    yield from (Taken(method, at, count) for (method, at), count in sorted(steps.items()))
