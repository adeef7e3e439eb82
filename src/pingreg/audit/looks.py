"""Looks: which declaration the payloads of a stream are held against when they are scanned."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from pingreg.detect.search import Search
from pingreg.payload.event import kind_of
from pingreg.payload.sighting import Sighting, Sightings
from pingreg.payload.tree import Shape, request_tree, tree_of
from pingreg.payload.wrapper import WRAPPER_KEYS, is_wrapper
from pingreg.resolve.model import EventKind, Ping, Registry

EVENTS = "events"

Look = Callable[[Any], Iterator[Sighting]]
"""What sees identifiers in a parsed payload."""


def stream_names(registry: Registry) -> tuple[str, ...]:
    """Name what payloads may be held against: every ping, and events where some are declared."""
    return (*registry.pings, *((EVENTS,) if registry.envelope is not None else ()))


def look_at(registry: Registry, stream: str, *, shape: Shape, search: Search) -> Look:
    """Look at payloads of a stream of `stream_names`; events have no shape but that in which they are sent.

    An example that says how it is to be judged is looked at in its own shape.
    """
    if stream == EVENTS and registry.envelope is not None:
        events = _EventLook(registry, registry.envelope.ping, search)
        return _ExampleLook(lambda _: events, "request", look_without(registry, search))
    ping = registry.pings[stream]
    endpoints = endpoints_of(registry)
    if not WRAPPER_KEYS.isdisjoint(tree_of(ping, shape).members):
        return Sightings(search, tree_of(ping, shape), endpoints=endpoints).of
    return _ExampleLook(
        lambda of: Sightings(search, tree_of(ping, of), endpoints=endpoints).of, shape, look_without(registry, search)
    )


def look_without(registry: Registry | None, search: Search) -> Look:
    """Look at payloads of which nothing is declared; names that a registry has are told, and its endpoints are not."""
    if registry is None:
        return Sightings(search).of
    return Sightings(search, known=frozenset(_names_in(registry)), endpoints=endpoints_of(registry)).of


def endpoints_of(registry: Registry) -> frozenset[str]:
    """Name the hosts that payloads are sent to, in small letters: the registry tells them itself."""
    envelope = () if registry.envelope is None else (registry.envelope.ping,)
    return frozenset(map(_host, (*registry.pings.values(), *envelope)))


class _ExampleLook:
    """Look at each payload; of one in a wrapper at what that holds, and at its other members as declared by nobody."""

    def __init__(self, look: Callable[[Shape], Look], shape: Shape, others: Look) -> None:
        self._look = cache(look)
        self._plain = look(shape)
        self._shape = shape
        self._others = others

    def __call__(self, payload: Any) -> Iterator[Sighting]:
        if not is_wrapper(payload) or "payload" not in payload:
            return self._plain(payload)
        rest = {name: value for name, value in payload.items() if name != "payload"}
        shape: Shape = "warehouse" if payload.get("shape", self._shape) == "warehouse" else "request"
        return chain(self._look(shape)(payload["payload"]), self._others(rest))


class _EventLook:
    """Look at each event beside what its kind declares; at one of no kind beside the envelope."""

    def __init__(self, registry: Registry, envelope: Ping, search: Search) -> None:
        self._registry = registry
        self._search = search
        self._endpoints = endpoints_of(registry)
        self._envelope = Sightings(search, request_tree(envelope), endpoints=self._endpoints)
        self._by_kind: dict[tuple[str, str], Sightings] = {}

    def __call__(self, payload: Any) -> Iterator[Sighting]:
        kind = kind_of(payload, self._registry)
        return (self._of(kind) if isinstance(kind, EventKind) else self._envelope).of(payload)

    def _of(self, kind: EventKind) -> Sightings:
        name = kind.feature, kind.action
        if name not in self._by_kind:
            self._by_kind[name] = Sightings(self._search, request_tree(kind.ping), endpoints=self._endpoints)
        return self._by_kind[name]


def _host(ping: Ping) -> str:
    try:
        return urlsplit(ping.spec.endpoint).hostname or ""
    except ValueError:
        return ""


def _names_in(registry: Registry) -> Iterator[str]:
    pings = [*registry.pings.values(), *(kind.ping for kind in registry.event_kinds.values())]
    for ping in pings:
        for field in ping.fields:
            yield from field.steps
            yield from field.column.steps if field.column is not None else ()
