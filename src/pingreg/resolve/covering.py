"""Covering: which fields a name stands for, as contracts, the policy and metrics write them."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from pingreg.naming import Known
from pingreg.resolve.crossing import Unsound
from pingreg.resolve.event_fields import EVENTS_PING
from pingreg.resolve.model import Field, Ping
from pingreg.resolve.names import FieldName
from pingreg.spec.policy import PolicySpec


class Covering:
    """Find the fields behind names: of one field, of an area, or of a path with all that stands below it.

    A name that is a field's and an area's stands for both: whoever meant either gets what they asked for.
    """

    def __init__(self, pings: Mapping[str, Ping], unsound: Unsound) -> None:
        self._pings = pings
        self._unsound = unsound
        self._known: dict[str, Mapping[str, list[FieldName]]] = {}
        self._together: dict[tuple[str, ...], frozenset[FieldName]] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """List what may be named: all areas and all fields."""
        areas = (f"{ping.name}/{area.name}" for ping in self._pings.values() for area in ping.areas)
        fields = (reference_of(field) for ping in self._pings.values() for field in ping.fields)
        return tuple(dict.fromkeys((*areas, *fields)))

    @cached_property
    def guesses(self) -> Known:
        """What a name that leads nowhere may have been meant for."""
        return Known(self.names)

    def fields(self, name: str) -> frozenset[FieldName]:
        """Give the fields that `name` stands for; none when it leads nowhere."""
        ping = name.partition("/")[0]
        if ping not in self._known:
            self._known[ping] = _covered(self._pings[ping]) if ping in self._pings else {}
        return frozenset(self._known[ping].get(name, ()))

    def all_fields(self, names: tuple[str, ...]) -> frozenset[FieldName]:
        """Give the fields that any of `names` stands for."""
        found = self._together.get(names)
        if found is None:
            found = self._together[names] = frozenset().union(*map(self.fields, names))
        return found

    def is_whole_ping(self, name: str) -> bool:
        """Tell whether a name is that of a ping, which stands for too much."""
        return name in self._pings

    def knows(self, name: str) -> bool:
        """Tell whether `name` leads to a field, or to one that was left out as unsound."""
        return bool(self.fields(name)) or name in self._unsound.fields or name.partition("/")[0] in self._unsound.pings

    def omitted(self, policy: PolicySpec) -> dict[str, frozenset[FieldName]]:
        """Give the fields of the areas that each population leaves out, in every ping."""
        return {
            population.name: frozenset(
                field.name
                for ping in self._pings.values()
                for area in ping.areas
                if population.omit is not None and area.name in population.omit.areas
                for field in area.fields
            )
            for population in policy.populations
        }


def reference_of(field: Field) -> FieldName:
    """Give the name by which others refer to a field: of an event's, what declares it, for features share paths."""
    return FieldName(field.declaration.subject) if field.ping == EVENTS_PING else field.name


def _covered(ping: Ping) -> Mapping[str, list[FieldName]]:
    """Give the fields of a ping by every name that stands for them: of an area, a family, a path, or their own."""
    found: dict[str, dict[FieldName, None]] = {}
    for area in ping.areas:
        for field in area.fields:
            reference = reference_of(field)
            for name in {f"{area.ping}/{area.name}", field.declaration.subject, *_above(reference)}:
                found.setdefault(name, {})[reference] = None
    return {name: list(fields) for name, fields in found.items()}


def _above(name: FieldName) -> Iterator[str]:
    """Give a name, and those of what the field stands in: `a/b[].c` is in `a/b[]` and in `a/b`, but `a` is too much."""
    yield name
    start = name.index("/") + 1
    yield from (name[:end] for end, letter in enumerate(name) if end > start and letter in ".[/")
