"""Pings by name: events are one more, of which the envelope is all that each of them carries."""

from pingreg.resolve.model import Ping, Registry


def pings_of(registry: Registry) -> dict[str, Ping]:
    """Give every ping, and the envelope of events when there is one."""
    envelope = registry.envelope
    return dict(registry.pings) if envelope is None else {**registry.pings, envelope.ping.name: envelope.ping}
