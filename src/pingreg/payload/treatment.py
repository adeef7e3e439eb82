"""Treatment: what becomes of a field's value on its way through, by the methods that its author wrote."""

from collections.abc import Callable, Iterable
from typing import Any

from pingreg.anonymize.keys import is_hashed
from pingreg.anonymize.method import DROPPED, Scope
from pingreg.anonymize.steps import is_keyed, prepared
from pingreg.resolve.model import Field, FieldName, Ping

Treatment = Callable[[Any, Scope | None], Any]
"""Give what is kept of a value; `DROPPED` leaves it out. Without a scope, no keyed method may be among the steps."""


def treatments_of(ping: Ping, known_ids: frozenset[str]) -> dict[FieldName, Treatment]:
    """Prepare the methods of every field that has some; `known_ids` name the keys with which senders hash."""
    return {field.name: _treatment(field, known_ids) for field in ping.fields if field.spec.anonymize}


def needs_key(fields: Iterable[Field]) -> bool:
    """Tell whether the methods of some field need a key."""
    return any(is_keyed(step.method() for step in field.spec.anonymize or ()) for field in fields)


def _treatment(field: Field, known_ids: frozenset[str]) -> Treatment:
    steps = field.spec.anonymize or ()
    run = prepared(step.method() for step in steps)
    if any(step.at == "sender" and step.method()[0] == "hmac" for step in steps):
        run = _unless_hashed(run, known_ids)
    return _each(run) if field.repeated else run


def _unless_hashed(run: Treatment, known_ids: frozenset[str]) -> Treatment:
    """Let pass what the sender hashed under a key that is known; whatever else looks hashed is hashed again."""

    def treated(value: Any, scope: Scope | None) -> Any:
        return value if isinstance(value, str) and is_hashed(value, known_ids) else run(value, scope)

    return treated


def _each(run: Treatment) -> Treatment:
    """Treat each item of a list."""

    def treated(value: Any, scope: Scope | None) -> Any:
        if not isinstance(value, list):
            return run(value, scope)
        items = (run(item, scope) for item in value)
        return [item for item in items if item is not DROPPED]

    return treated
