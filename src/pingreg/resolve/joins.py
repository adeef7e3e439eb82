"""Joins: the identifiers of each ping and of the events, and what data elsewhere they tie it to.

Elsewhere is in other pings, in the events, or in a source that comes to a store beside the telemetry.

Two fields are taken to hold the same value when they are hashed under the same keys, or not at all, and both are ids
of the same kind, both of a category that identifies, or called alike. A registry cannot show that two values differ;
so whatever may be the same counts as the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from pingreg.exposure import is_within
from pingreg.naming import folded
from pingreg.resolve.catalogue import Source
from pingreg.resolve.model import Field, Registry
from pingreg.spec.catalogue import HeldSpec
from pingreg.spec.measures import Id
from pingreg.spec.taxonomy import CATEGORIES, IDENTIFYING, PSEUDONYMOUS

Keys = tuple[str, str] | None
"""The purpose and the period that the key of a hash is derived for; None is no hash. Each customer has its own."""
_Mark = tuple[Keys, str, str]
_Marked = Mapping[_Mark, Mapping[str, Mapping[str, Field]]]
"""By mark, ping and subject."""
_MOST = 8
"""So many of one ping are named: with thousands on both sides, each pair of them would be too much to look at."""
_STRUCTURE = frozenset({"[]", "*", "="})
_GENERIC = frozenset({"id", "key", "name", "uuid", "value"})


@dataclass(frozen=True, slots=True)
class Held:
    """Name an identifier that a source holds."""

    source: Source
    name: str

    @property
    def subject(self) -> str:
        """How it is told: the file of the source, and the name in it."""
        return f"sources/{self.source.name}/{self.name}"

    @property
    def spec(self) -> HeldSpec:
        """What the source says of it."""
        return self.source.spec.holds[self.name]


_Held = Mapping[_Mark, Sequence[Held]]


@dataclass(frozen=True, slots=True)
class Join:
    """Say by which field a ping can be joined, and with which of other pings or of the events, and with which sources.

    Of each a few are named, and `is_cut` tells that there are more.
    """

    field: Field
    others: tuple[Field, ...]
    held: tuple[Held, ...] = ()
    is_cut: bool = False


class Joins:
    """Hold the identifiers of each ping, in the order of their declaration; those of all events stand together."""

    def __init__(self, identifiers: Mapping[str, tuple[Field, ...]], marked: _Marked, held: _Held) -> None:
        self.identifiers = identifiers
        self._marked, self._held = marked, held
        self._shared = frozenset(mark for mark, by_ping in marked.items() if sum(map(len, by_ping.values())) > 1)
        self._alike: dict[tuple[_Mark, ...], Mapping[str, tuple[Field, ...]]] = {}
        self._sources: dict[tuple[_Mark, ...], tuple[Held, ...]] = {}

    def of(self, ping: str) -> Iterator[Join]:
        """Give each identifier of a ping, or of the events, with what it ties them to."""
        for field in self.identifiers.get(ping, ()):
            held, elsewhere = self.held(field), self._elsewhere(field)
            few = tuple(other for fields in elsewhere for other in fields[:_MOST])
            yield Join(field, few, held[:_MOST], max(map(len, (held, *elsewhere))) > _MOST)

    def others(self, field: Field) -> Iterator[Field]:
        """Give the fields of other pings, and of the events, that may hold the same value, by ping."""
        return chain.from_iterable(self._elsewhere(field))

    def held(self, field: Field) -> tuple[Held, ...]:
        """Give the identifiers of sources that may hold the same value, sorted."""
        marks = tuple(mark for mark in _marks(field) if mark in self._held)
        if marks not in self._sources:
            found = {one.subject: one for mark in marks for one in self._held[mark]}
            self._sources[marks] = tuple(found[subject] for subject in sorted(found))
        return self._sources[marks]

    def with_source(self, held: Held) -> tuple[Field, ...]:
        """Give the fields that may hold the same value as an identifier of a source, by ping."""
        marks = tuple(mark for mark in _marks_of(held) if mark in self._marked)
        return tuple(chain.from_iterable(self._by_ping(marks).values()))

    def _elsewhere(self, field: Field) -> list[tuple[Field, ...]]:
        marks = tuple(mark for mark in _marks(field) if mark in self._shared)
        return [fields for ping, fields in self._by_ping(marks).items() if ping != field.ping]

    def _by_ping(self, marks: tuple[_Mark, ...]) -> Mapping[str, tuple[Field, ...]]:
        """Give the fields that have one of several marks, by ping: many fields have the same."""
        if marks not in self._alike:
            found: dict[str, dict[str, Field]] = {}
            for mark in marks:
                for ping, fields in self._marked[mark].items():
                    found.setdefault(ping, {}).update(fields)
            self._alike[marks] = {ping: tuple(found[ping].values()) for ping in sorted(found)}
        return self._alike[marks]


def joins_of(registry: Registry) -> Joins:
    """Find all identifiers of a registry, and which of them may hold the same value."""
    identifiers: dict[str, dict[str, Field]] = {}
    marked: dict[_Mark, dict[str, dict[str, Field]]] = {}
    for field in identifiers_among(registry.all_fields):
        identifiers.setdefault(field.ping, {}).setdefault(field.declaration.subject, field)
        for mark in _marks(field):
            alike = marked.setdefault(mark, {}).setdefault(field.ping, {})
            alike.setdefault(field.declaration.subject, field)
    return Joins({ping: tuple(found.values()) for ping, found in identifiers.items()}, marked, _held_by(registry))


def _held_by(registry: Registry) -> _Held:
    """Find what sources hold, by what it shares with a field that is not hashed."""
    found: dict[_Mark, list[Held]] = {}
    for source in registry.sources.values():
        for name in source.spec.holds:
            held = Held(source, name)
            for mark in _marks_of(held):
                found.setdefault(mark, []).append(held)
    return found


def identifiers_among(fields: Iterable[Field]) -> Iterator[Field]:
    """Give the living fields that name somebody, or tell somebody apart, as they are kept."""
    for field in fields:
        told = field.exposure.kept
        if told.whom != "nobody" and is_within("pseudonym", told.exposure) and not field.is_tombstone:
            weight = CATEGORIES.get(field.category)
            names = isinstance(field.measure, Id) or weight in IDENTIFYING or field.category == PSEUDONYMOUS
            if names or keys_of(field) is not None:
                yield field


def keys_of(field: Field) -> Keys:
    """Say under which keys a field's value is hashed; None when it is not."""
    for step in field.spec.anonymize or ():
        name, parameters = step.method()
        if name == "hmac":
            return parameters.purpose, parameters.period
    return None


def _marks(field: Field) -> Iterator[_Mark]:
    """Give what two fields share that may hold the same value."""
    measure = field.measure
    drawn_of = measure.of if isinstance(measure, Id) and field.category == PSEUDONYMOUS else ""
    return _alike(keys_of(field), drawn_of, field.category, field.steps)


def _marks_of(held: Held) -> Iterator[_Mark]:
    spec = held.spec
    return _alike(None, spec.of if spec.category == PSEUDONYMOUS else "", spec.category, (held.source.name, held.name))


def _alike(keys: Keys, drawn_of: str, category: str, steps: tuple[str, ...]) -> Iterator[_Mark]:
    """Give what makes values the same: whom a drawn id is of, the category of what identifies, the name."""
    if drawn_of:
        yield keys, "id", drawn_of
    if CATEGORIES.get(category) in IDENTIFYING:
        yield keys, "category", category
    yield keys, "name", _called(steps)


@lru_cache(maxsize=4096)
def _called(steps: tuple[str, ...]) -> str:
    """Fold the last name on a path; one that many things have, with the name above it."""
    names = [step for step in steps if step not in _STRUCTURE]
    last = folded(names[-1]) if names else ""
    return folded(".".join(names[-2:])) if last in _GENERIC else last
