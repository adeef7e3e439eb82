"""Comparison: two registries side by side, their fields and pings in pairs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pingreg.compat.pings import pings_of
from pingreg.diagnostics import Diagnostic, Place
from pingreg.resolve.model import Area, Field, Ping, Registry, name_of
from pingreg.resolve.paths import steps_of
from pingreg.source.documents import Documents
from pingreg.spec.review import ReviewSpec

_Key = tuple[str, str]
"""What tells a field from all others: its name, and of an event's field where it is declared, for names recur there."""


@dataclass(frozen=True, slots=True)
class State:
    """Hold one side: a registry, the files that it was read from, and its reviews by path.

    Reviews that are not complete agree to nothing: what they lack is in `incomplete`.
    """

    registry: Registry
    documents: Documents
    reviews: Mapping[str, ReviewSpec] = field(default_factory=dict)
    incomplete: tuple[Diagnostic, ...] = ()

    def written(self, place: Place) -> Any:  # noqa: ANN401  YAML
        """Give what is written at a place, of a family with its variables; None where nothing is."""
        data = self.documents.data.get(place.path)
        for key in place.keys:
            match data:
                case dict():
                    data = data.get(key)
                case list() if isinstance(key, int) and key < len(data):
                    data = data[key]
                case _:
                    return None
        return data


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold one field as it was and as it is; `is_renamed` when its author says that it had another name."""

    before: Field
    after: Field
    is_renamed: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold two states, and what of them belongs together.

    `pairs` are alive on both sides, and not the very same; of those that are not alive on both, `removed` are gone and
    `buried` left a tombstone; `revived` had one, and are `added` too; `lost` was one, `tombstones` are on both sides. A
    new tombstone is nothing.
    """

    before: State
    after: State
    pairs: tuple[Pair, ...] = field(init=False)
    added: tuple[Field, ...] = field(init=False)
    removed: tuple[Field, ...] = field(init=False)
    buried: tuple[Pair, ...] = field(init=False)
    revived: tuple[Pair, ...] = field(init=False)
    lost: tuple[Field, ...] = field(init=False)
    tombstones: tuple[Pair, ...] = field(init=False)

    def __post_init__(self) -> None:
        old, new = _by_key(self.before.registry), _by_key(self.after.registry)
        renamed = dict(_renamed(old, new, self.after.registry))
        both = [
            Pair(old[key], one) for key, one in new.items() if key in old and old[key] is not one and key not in renamed
        ]
        both.extend(Pair(old[was], new[key], is_renamed=True) for key, was in renamed.items())
        taken = {*renamed.values(), *new}
        gone = [one for key, one in old.items() if key not in taken]
        fresh = [one for key, one in new.items() if key not in old and key not in renamed]
        alive = [(pair, pair.before.is_tombstone, pair.after.is_tombstone) for pair in both]
        put = object.__setattr__
        put(self, "pairs", tuple(pair for pair, was, is_ in alive if not was and not is_))
        put(self, "buried", tuple(pair for pair, was, is_ in alive if not was and is_))
        put(self, "revived", tuple(pair for pair, was, is_ in alive if was and not is_))
        put(self, "tombstones", tuple(pair for pair, was, is_ in alive if was and is_))
        alive_again = (pair.after for pair in self.revived)
        put(self, "added", (*(one for one in fresh if not one.is_tombstone), *alive_again))
        put(self, "removed", tuple(one for one in gone if not one.is_tombstone))
        put(self, "lost", tuple(one for one in gone if one.is_tombstone))

    @property
    def pings(self) -> Iterator[tuple[Ping, Ping]]:
        """Give the pings that are on both sides, each as it was and as it is; the envelope of events is one."""
        old, new = pings_of(self.before.registry), pings_of(self.after.registry)
        return ((old[name], ping) for name, ping in new.items() if name in old)

    def home_of(self, gone: Field) -> Place:
        """Find where a field that is gone would stand now: in its area, else its ping, else the manifest."""
        registry = self.after.registry
        for area in registry.all_areas:
            if area.ping == gone.ping and area.name == gone.area:
                return area.place.at("fields", on="key")
        ping = pings_of(registry).get(gone.ping)
        return ping.place.at("title", on="key") if ping else Place("pingreg.yaml", ("name",), "key")

    def written_at(self, pair: Pair, attribute: str) -> tuple[Place, Place | None]:
        """Find where an inheritable attribute of a pair was written, as it is and as it was; else the field itself.

        One that an area, a ping or the policy no longer gives is missing there: one line taken out is one cause.
        """
        after = self.after.registry.lineage(pair.after, attribute)
        before = self.before.registry.lineage(pair.before, attribute)
        is_inherited = attribute not in pair.before.spec.model_fields_set
        if after is None and before is not None and is_inherited and before.path in self.after.documents.paths:
            after = before
        return after or pair.after.declaration.key(attribute), before


def _by_key(registry: Registry) -> dict[_Key, Field]:
    of_pings: dict[_Key, Field] = {(one.name, ""): one for one in registry.fields}
    return of_pings | {(one.name, one.declaration.subject): one for one in _of_events(registry.event_areas)}


def _of_events(areas: Iterable[Area]) -> Iterator[Field]:
    return (one for area in areas for one in area.fields)


def _renamed(old: dict[_Key, Field], new: dict[_Key, Field], registry: Registry) -> Iterator[tuple[_Key, _Key]]:
    """Find the fields that had another name; one that is alive under its old name too is not renamed."""
    taken: set[_Key] = set()
    for area in registry.areas:
        for one in area.fields:
            key, was = (one.name, ""), one.spec.renamed_from
            if was is None or key in old or one.is_tombstone:
                continue
            before = was if "/" in was else name_of(area.ping, area.steps + (steps_of(was) or ())), ""
            now = new.get(before)
            was_alive = before in old and not old[before].is_tombstone
            if was_alive and before not in taken and (now is None or now.is_tombstone):
                taken.add(before)
                yield key, before
