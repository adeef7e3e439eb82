"""Joins: the identifiers of each ping and of the events, and what data elsewhere they tie it to.

Two fields are taken to hold the same value when they are hashed under the same keys, or not at all, and both are ids
of the same kind, both of a category that identifies, or called alike. A registry cannot show that two values differ;
so whatever may be the same counts as the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pingreg.exposure import is_within
from pingreg.naming import folded
from pingreg.resolve.model import Field, Registry
from pingreg.spec.measures import Id
from pingreg.spec.taxonomy import CATEGORIES, IDENTIFYING, PSEUDONYMOUS

Keys = tuple[str, str] | None
"""The purpose and the period that the key of a hash is derived for; None is no hash. Each customer has its own."""
_Mark = tuple[Keys, str, str]
_MOST = 8
"""So many of one ping are named: with thousands on both sides, each pair of them would be too much to look at."""
_STRUCTURE = frozenset({"[]", "*", "="})
_GENERIC = frozenset({"id", "key", "name", "uuid", "value"})


@dataclass(frozen=True, slots=True)
class Join:
    """Say by which field a ping can be joined, and with which of other pings, or of the events.

    `is_cut` tells that there are more of them than are named.
    """

    field: Field
    others: tuple[Field, ...]
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Joins:
    """Hold the identifiers of each ping, in the order of their declaration; those of all events stand together."""

    identifiers: Mapping[str, tuple[Field, ...]]
    _marked: Mapping[_Mark, Mapping[str, Mapping[str, Field]]]

    def of(self, ping: str) -> Iterator[Join]:
        """Give each identifier of a ping, or of the events, with what it ties them to."""
        for field in self.identifiers.get(ping, ()):
            yield Join(field, self.others(field), self.is_cut(field))

    def others(self, field: Field) -> tuple[Field, ...]:
        """Give the fields of other pings, and of the events, that may hold the same value; by ping, a few of each."""
        found: dict[tuple[str, str], Field] = {}
        for mark in _marks(field):
            for ping, others in self._marked.get(mark, {}).items():
                if ping != field.ping:
                    found |= {(ping, subject): others[subject] for subject in islice(others, _MOST)}
        return tuple(other for _, other in sorted(found.items(), key=lambda one: one[0][0]))

    def is_cut(self, field: Field) -> bool:
        """Tell whether more fields of a ping, or of the events, may hold the same value than are given."""
        marked = (self._marked.get(mark, {}) for mark in _marks(field))
        return any(len(others) > _MOST for of in marked for ping, others in of.items() if ping != field.ping)


def joins_of(registry: Registry) -> Joins:
    """Find all identifiers of a registry, and which of them may hold the same value."""
    identifiers: dict[str, dict[str, Field]] = {}
    marked: dict[_Mark, dict[str, dict[str, Field]]] = {}
    for field in identifiers_among(_all_fields(registry)):
        identifiers.setdefault(field.ping, {}).setdefault(field.declaration.subject, field)
        for mark in _marks(field):
            alike = marked.setdefault(mark, {}).setdefault(field.ping, {})
            alike.setdefault(field.declaration.subject, field)
    return Joins({ping: tuple(found.values()) for ping, found in identifiers.items()}, marked)


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


def _all_fields(registry: Registry) -> Iterator[Field]:
    yield from registry.fields
    for area in registry.event_areas:
        yield from area.fields


def _marks(field: Field) -> Iterator[_Mark]:
    """Give what two fields share that may hold the same value."""
    keys, weight = keys_of(field), CATEGORIES.get(field.category)
    if isinstance(field.measure, Id) and field.category == PSEUDONYMOUS:
        yield keys, "id", field.measure.of
    if weight in IDENTIFYING:
        yield keys, "category", field.category
    yield keys, "name", _called(field.steps)


@lru_cache(maxsize=4096)
def _called(steps: tuple[str, ...]) -> str:
    """Fold the last name on a path; one that many things have, with the name above it."""
    names = [step for step in steps if step not in _STRUCTURE]
    last = folded(names[-1]) if names else ""
    return folded(".".join(names[-2:])) if last in _GENERIC else last
