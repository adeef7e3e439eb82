"""Reaching: count the contracts that keep a field, and those that withhold it, by what withholds it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from pingreg.payload.judge import is_above
from pingreg.payload.keeping import kept_names
from pingreg.resolve.agreements import Contract, Entry
from pingreg.resolve.event_fields import EVENTS_PING
from pingreg.resolve.events import event_withheld
from pingreg.resolve.grants import Known, grants_of
from pingreg.resolve.membership import is_stranger, member_of
from pingreg.resolve.model import EventKind, Field, FieldName, Registry
from pingreg.resolve.reach import Reach, Touched
from pingreg.resolve.standing import EventsKept
from pingreg.resolve.stricter import Grant, strictest
from pingreg.spec.policy import LEVELS, Hosting, Level

_KEPT = ""
_REASONS = (_KEPT, "by name", "critical", "none", "redacted", "no events", "nameless", "removed")
"""Why a field is withheld, the weakest reason first."""


class _Allowed(NamedTuple):
    """What of a grant decides what is kept: many contracts share one."""

    level: Level
    withheld: frozenset[FieldName]
    events: EventsKept
    hosting: Hosting


_Reason = Callable[[_Allowed], str]


class Reaches:
    """Answer how far fields reach on one day; a contract of several licenses keeps what any of them keeps."""

    def __init__(self, registry: Registry, *, on: date) -> None:
        self._registry = registry
        self._contracts: Counter[frozenset[_Allowed]] = Counter()
        self._instances: Counter[frozenset[_Allowed]] = Counter()
        for contract in registry.contracts.contracts:
            allowed = frozenset(_allowed(registry, contract, on))
            self._contracts[allowed] += 1
            self._instances[allowed] += len({*contract.sites, *(s for one in contract.licenses for s in one.sites)})
        populations = registry.policy.populations
        self._populations = {one.name: _allowed_as(registry, member_of(one), on) for one in populations}
        unknown = strictest(grants_of(registry, Known("absent", None, None), on)).population
        self._strangers = tuple(one.name for one in populations if is_stranger(one) or one.name == unknown)
        self._kept_names = cache(self._kept_names_of)

    def of(self, field: Field) -> Reach:
        """Say how far a field of a ping reaches."""
        is_known = self._registry.pings[field.ping].spec.identity.none is None
        levels: dict[str, bool] = {level: is_known and not is_above(field, level) for level in LEVELS}
        return replace(self._reach(lambda allowed: self._reason(field, allowed)), levels=levels)

    def touched(self, fields: Iterable[Field]) -> Touched:
        """Count the contracts that keep any of these fields, and the instances on file under them."""
        reasons = [self._reason_of(field) for field in fields]
        kept = [
            allowed for allowed in self._contracts if any(reason(one) == _KEPT for reason in reasons for one in allowed)
        ]
        return Touched(
            contracts=sum(self._contracts[allowed] for allowed in kept),
            of=self._contracts.total(),
            instances=sum(self._instances[allowed] for allowed in kept),
        )

    def of_event(self, field: Field, kinds: Iterable[EventKind]) -> Reach:
        """Say how far a field reaches that these kinds of events carry; it is kept where any of them keeps it."""
        carrying = tuple(kinds)
        return self._reach(lambda allowed: _weakest(_event_reason(field, kind, allowed) for kind in carrying))

    def _reach(self, reason: _Reason) -> Reach:
        found: Counter[str] = Counter()
        for allowed, times in self._contracts.items():
            found[_weakest(map(reason, allowed))] += times
        return Reach(
            kept=found[_KEPT],
            withheld={name: found[name] for name in _REASONS[1:] if found[name]},
            populations={name: reason(allowed) == _KEPT for name, allowed in self._populations.items()},
            strangers=self._strangers,
        )

    def _reason_of(self, field: Field) -> _Reason:
        """Ask of a field of events whether any kind keeps it that carries it."""
        if field.ping != EVENTS_PING:
            return lambda allowed: self._reason(field, allowed)
        carrying = self._carrying.get(field.declaration.subject, ())
        return lambda allowed: _weakest(_event_reason(field, kind, allowed) for kind in carrying)

    @cached_property
    def _carrying(self) -> Mapping[str, Iterable[EventKind]]:
        """Find the kinds of events that carry a field, by where it is declared: names recur there."""
        found: dict[str, dict[tuple[str, str], EventKind]] = {}
        for key, kind in self._registry.event_kinds.items():
            for one in kind.ping.fields:
                found.setdefault(one.declaration.subject, {})[key] = kind
        return {subject: kinds.values() for subject, kinds in found.items()}

    def _reason(self, field: Field, allowed: _Allowed) -> str:
        if field.name in self._kept_names(field.ping, allowed.level, allowed.withheld):
            return _KEPT
        if field.is_tombstone:
            return "removed"
        if self._registry.pings[field.ping].spec.identity.none is not None:
            return "nameless"
        return allowed.level if is_above(field, allowed.level) else "by name"

    def _kept_names_of(self, ping: str, level: Level, withheld: frozenset[FieldName]) -> frozenset[FieldName]:
        return kept_names(self._registry.pings[ping], level=level, withheld=withheld)


def _allowed(registry: Registry, contract: Contract, on: date) -> Iterator[_Allowed]:
    for license_ in contract.licenses or (None,):
        yield _allowed_as(registry, Known("on_file", Entry(contract, license_), None), on)


def _allowed_as(registry: Registry, known: Known, on: date) -> _Allowed:
    grant: Grant = strictest(grants_of(registry, known, on))
    return _Allowed(grant.level, grant.withheld, grant.events, grant.hosting)


def _event_reason(field: Field, kind: EventKind, allowed: _Allowed) -> str:
    withheld = event_withheld(kind, allowed.events, hosting=allowed.hosting)
    if withheld is None:
        return "no events"
    return "redacted" if field.name in withheld else _KEPT


def _weakest(reasons: Iterable[str]) -> str:
    return min(reasons, key=_REASONS.index, default="no events")
