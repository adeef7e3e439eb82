"""Covering: which fields a name stands for, as contracts, the policy and metrics write them."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from pingreg.resolve.crossing import Unsound
from pingreg.resolve.model import Ping
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
        return (*areas, *(field.name for ping in self._pings.values() for field in ping.fields))

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


def _covered(ping: Ping) -> Mapping[str, list[FieldName]]:
    """Give the fields of a ping by every name that stands for them: an area's, their own, those of paths above."""
    found: dict[str, list[FieldName]] = {}
    for area in ping.areas:
        for field in area.fields:
            for name in {f"{area.ping}/{area.name}", *_paths(field.name)}:
                found.setdefault(name, []).append(field.name)
    return found


def _paths(name: FieldName) -> Iterator[str]:
    """Give a name, and those of the containers that the field stands in: `a/b[].c` is in `a/b[]` and in `a/b`."""
    yield name
    yield from (name[:end] for end, letter in enumerate(name) if letter in ".[")
