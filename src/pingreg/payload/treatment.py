"""Treatment: what becomes of a field's value on its way through, by the methods that its author wrote."""

from collections.abc import Iterable, Sequence

from pingreg.anonymize.method import DROPPED, Apply, Dropped, Json, Scope
from pingreg.anonymize.steps import is_keyed, prepared, unless_hashed
from pingreg.resolve.model import Field, FieldName, Ping
from pingreg.spec.step import Step

_MOST_CUSTOMERS, _MOST_TEXTS, _LONGEST = 200, 5_000, 100


def treatments_of(ping: Ping) -> dict[FieldName, Apply]:
    """Prepare the methods of every field that has some.

    Those of the sender are applied too: they change nothing more, and a sender that forgot them is not found out late.
    """
    return {field.name: _treatment(field) for field in ping.fields if field.spec.anonymize}


def needs_key(fields: Iterable[Field]) -> bool:
    """Tell whether the methods of some field need a key."""
    return any(is_keyed([step.method()]) for field in fields for step in field.spec.anonymize or ())


def _treatment(field: Field) -> Apply:
    run = _through([_applied(step) for step in field.spec.anonymize or ()])
    if field.repeated:
        return _each(run)
    return _remembering(run) if field.type == "string" else run


def _applied(step: Step) -> Apply:
    run = prepared([step.method()])
    return unless_hashed(run) if step.at == "sender" and is_keyed([step.method()]) else run


def _through(applied: Sequence[Apply]) -> Apply:
    """Take one step after the other, up to the first that leaves the value out."""
    if len(applied) == 1:
        return applied[0]

    def through(value: Json, scope: Scope | None) -> Json | Dropped:
        for run in applied:
            if value is DROPPED:
                break
            value = run(value, scope)
        return value

    return through


def _remembering(run: Apply) -> Apply:
    """Remember what became of texts, for each customer: senders say the same again and again."""
    known: dict[Scope | None, dict[Json, Json | Dropped]] = {}

    def remembering(value: Json, scope: Scope | None) -> Json | Dropped:
        mine = known.get(scope)
        if mine is None:
            if len(known) >= _MOST_CUSTOMERS:
                known.clear()
            mine = known[scope] = {}
        treated = mine.get(value)
        if treated is None:
            treated = run(value, scope)
            if len(mine) < _MOST_TEXTS and value is not None and len(value) <= _LONGEST:
                mine[value] = treated
        return treated

    return remembering


def _each(run: Apply) -> Apply:
    """Treat each item of a list."""

    def each(value: Json, scope: Scope | None) -> Json | Dropped:
        if not isinstance(value, list):
            return run(value, scope)
        items = (run(item, scope) for item in value)
        return [item for item in items if item is not DROPPED]

    return each
