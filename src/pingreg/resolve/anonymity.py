"""Anonymity: which fields may be called anonymous, and beside what they are judged."""

from collections.abc import Iterable, Iterator

from pingreg.exposure import Telling
from pingreg.resolve.model import Field, Ping, Registry

_LIMIT = Telling("bounded")


def may_be_called_anonymous(fields: Iterable[Field]) -> bool:
    """Tell whether none of the fields, as it is sent or as it is kept, tells of anybody in particular.

    Where there are no fields, there is nothing to be called so. A part of a payload is judged with all of it: whoever
    has a count has the row that it stands in, and what that is known by.
    """
    fields = tuple(fields)
    return bool(fields) and next(telling(fields), None) is None


def telling(fields: Iterable[Field]) -> Iterator[Field]:
    """Yield the fields of which nobody may say that they are anonymous; what was removed is no longer described."""
    for field in fields:
        found = field.exposure
        if not (found.kept.is_within(_LIMIT) and found.sent.is_within(_LIMIT)) and not field.is_tombstone:
            yield field


def together(ping: Ping, registry: Registry) -> Iterator[Field]:
    """Yield all that stands beside a field of a ping: its fields, and what the receiver stores of each request.

    That may be declared in another ping, whose rows stand in the same table.
    """
    yield from ping.fields
    said, table = ping.spec.transport, _table(ping)
    if said is None or table is None or "stored" not in {said.address, said.agent}:
        return
    for other in registry.pings.values():
        if other.name != ping.name and _table(other) == table:
            yield from (field for field in other.fields if field.origin == "receiver")


def _table(ping: Ping) -> str | None:
    return None if ping.spec.warehouse is None else ping.spec.warehouse.table
