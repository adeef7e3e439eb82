"""Transported: which fields of the receiver hold what every request tells of its sender, whatever is in it."""

from collections.abc import Iterable

from pingreg.lint.identifiers import words_at_end
from pingreg.resolve.exposure import is_arrival
from pingreg.resolve.model import Field, Ping, Registry
from pingreg.spec.ping import Transported

_ADDRESS = "user.device.ip_address"
_ADDRESS_WORDS, _AGENT_WORDS = frozenset({"ip", "ipv4", "ipv6"}), frozenset({"agent", "ua", "client", "browser"})


def field_of(what: Transported, ping: Ping) -> Field | None:
    """Find the living field in which the receiver stores an address, an agent or an arrival with a ping."""
    added = (field for field in ping.fields if field.origin == "receiver" and not field.is_tombstone)
    return next((field for field in added if _holds(field, what)), None)


def sharing(ping: Ping, registry: Registry) -> Iterable[Ping]:
    """Give the other pings that are stored in the same table."""
    table = ping.spec.warehouse and ping.spec.warehouse.table
    others = (other for other in registry.pings.values() if other.name != ping.name and other.spec.warehouse)
    return (other for other in others if other.spec.warehouse and other.spec.warehouse.table == table)


def _holds(field: Field, what: Transported) -> bool:
    words = set(words_at_end(field))
    match what:
        case "address":
            return field.category == _ADDRESS or bool(words & _ADDRESS_WORDS)
        case "agent":
            return field.kind in {"text", "label", "version", "id"} and bool(words & _AGENT_WORDS)
        case "arrival":
            return field.kind == "time" and is_arrival(field.steps[-1], field.origin)
