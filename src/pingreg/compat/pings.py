"""Pings by name: events are one more, of which the envelope is all that each of them carries."""

from pingreg.resolve.event_fields import EVENTS_PING
from pingreg.resolve.model import Field, Ping, Registry
from pingreg.spec.event import OTHER_ACTIONS
from pingreg.spec.layout import FEATURE_PATH


def pings_of(registry: Registry) -> dict[str, Ping]:
    """Give every ping, and the envelope of events when there is one."""
    envelope = registry.envelope
    return dict(registry.pings) if envelope is None else {**registry.pings, envelope.ping.name: envelope.ping}


def is_homeless(gone: Field, registry: Registry) -> bool:
    """Tell whether a field has no document any more that it could be missing in: its ping is gone, or its action."""
    if gone.ping not in pings_of(registry):
        return True
    place = gone.declaration.place
    feature = FEATURE_PATH.match(place.path) if gone.ping == EVENTS_PING else None
    if feature is None or len(place.keys) < 2 or place.keys[0] != "actions":  # noqa: PLR2004  actions.<name>
        return False
    kinds = registry.event_kinds
    return (feature[1], str(place.keys[1])) not in kinds and (feature[1], OTHER_ACTIONS) not in kinds
