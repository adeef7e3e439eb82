"""Shape: what of a ping its version speaks for, and which of its fields have another one.

It is what is sent, what is stored, and what a value means. Who owns a field, in which file and since when, is no shape.
"""

import operator
from collections.abc import Iterable
from dataclasses import dataclass

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.stored import table_of
from pingreg.resolve.model import Column, Field, FieldName, Ping, Registry

_OF_A_FIELD = operator.attrgetter(
    *("steps", "kind", "type", "nullable", "repeated", "bounds", "origin", "measure", "spec.unit", "spec.anonymize")
)
_OF_A_PING = operator.attrgetter("identity.named", "versions", "undeclared")


@dataclass(frozen=True, slots=True)
class Reshaped:
    """Hold the fields of one ping by what became of them, and whether the ping itself says something else.

    Old payloads and old readers meet nothing of what is `added`, of what is `stored` only now, of tombstones under
    which nothing stood (`entombed`), nor of constant columns that came. `gone` are no longer alive; `changed` are read
    otherwise or elsewhere, or may hold what they did not.
    """

    added: frozenset[FieldName]
    entombed: frozenset[FieldName]
    stored: frozenset[FieldName]
    gone: frozenset[FieldName]
    changed: frozenset[FieldName]
    has_more_constants: bool
    is_otherwise: bool


def reshaped(before: Ping, after: Ping, comparison: Comparison) -> Reshaped:
    """Compare a ping with what it was."""
    pairs = [pair for pair in (*comparison.pairs, *comparison.tombstones) if pair.after.ping == after.name]
    revived = {pair.after.name for pair in comparison.revived if pair.after.ping == after.name}
    moved = {pair.after.name: _moved(pair, comparison) for pair in pairs}
    stored = {name for name, (old, new) in moved.items() if old is None and new is not None}
    changed = {pair.after.name for pair in pairs if _OF_A_FIELD(pair.before) != _OF_A_FIELD(pair.after)}
    changed |= {name for name, (old, new) in moved.items() if old is not None and old != new}
    was, constant = _constants(before), _constants(after)
    buried = (pair.before for pair in comparison.buried)
    return Reshaped(
        added=_named(after, comparison.added) - revived,
        entombed=_named(after, (one for one in after.fields if one.is_tombstone)) - _named(before, before.fields),
        stored=frozenset(stored - changed),
        gone=_named(after, (*comparison.removed, *comparison.lost, *buried)),
        changed=frozenset(changed | revived),
        has_more_constants=not constant.keys() <= was.keys(),
        is_otherwise=_OF_A_PING(before.spec) != _OF_A_PING(after.spec) or not was.items() <= constant.items(),
    )


def _moved(pair: Pair, comparison: Comparison) -> tuple[object, object]:
    return _home(comparison.before.registry, pair.before), _home(comparison.after.registry, pair.after)


def _home(registry: Registry, field: Field) -> tuple[str, Column] | None:
    """Say where a field's values are stored; None when nothing of them is."""
    table, column = table_of(registry, field), field.column
    return None if table is None or column is None or column.conversion == "never_copied" else (table, column)


def _named(ping: Ping, fields: Iterable[Field]) -> frozenset[FieldName]:
    return frozenset(one.name for one in fields if one.ping == ping.name)


def _constants(ping: Ping) -> dict[str, str | None]:
    return dict(ping.spec.warehouse.constant) if ping.spec.warehouse else {}
