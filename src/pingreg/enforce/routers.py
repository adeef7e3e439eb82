"""Which router a stream needs: a ping's, or that of events."""

from datetime import date

from pingreg.anonymize.keys import Keys
from pingreg.enforce.event_route import EventRouter
from pingreg.enforce.route import PingRouter, Router
from pingreg.payload.treatment import needs_key
from pingreg.payload.tree import Shape
from pingreg.resolve.model import Registry

EVENTS = "events"


class StreamError(Exception):
    """Say why a stream cannot be enforced."""


def stream_names(registry: Registry) -> tuple[str, ...]:
    """Name what can be enforced: every ping, and events where some are declared."""
    return (*registry.pings, *((EVENTS,) if registry.envelope is not None else ()))


def router_of(registry: Registry, stream: str, *, shape: Shape, keys: Keys | None, received: date) -> Router:
    """Make the router of a stream of `stream_names`.

    Raises:
        StreamError: it needs a key and there is none, or it has no such shape.
    """
    is_events = stream == EVENTS and registry.envelope is not None
    pings = (kind.ping for kind in registry.event_kinds.values()) if is_events else (registry.pings[stream],)
    if keys is None and needs_key(field for ping in pings for field in ping.fields):
        message = f"`{stream}` has fields that are hashed, and there is no key: give --keys FILE, or set PINGREG_KEYS"
        raise StreamError(message)
    if not is_events or registry.envelope is None:
        return PingRouter(registry, registry.pings[stream], shape=shape, keys=keys, received=received)
    if shape != "request":
        message = "events are stored as they are sent: leave --shape out"
        raise StreamError(message)
    return EventRouter(registry, registry.envelope, keys=keys, received=received)
