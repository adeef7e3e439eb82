"""Judge one event: find out which kind it is, and judge it like a ping of that kind."""

from collections.abc import Iterator
from typing import Any

from pingreg.diagnostics import Code
from pingreg.payload.judge import judged
from pingreg.payload.places import value_at
from pingreg.payload.reader import Diagnosis, read
from pingreg.payload.tree import request_tree
from pingreg.resolve.events import event_kind
from pingreg.resolve.model import EventKind, Registry, Steps


def judge_event(payload: bytes, registry: Registry) -> tuple[Diagnosis, ...]:
    """Judge the bytes of an event: of a declared kind, nothing undeclared, nothing ill-formed."""
    found, malformed = read(payload)
    return (malformed,) if malformed else tuple(judged_event(found, registry))


def judged_event(payload: Any, registry: Registry) -> Iterator[Diagnosis]:
    """Judge a parsed event; of one that is of no declared kind nothing more is told."""
    kind = kind_of(payload, registry)
    if isinstance(kind, Diagnosis):
        yield kind
    else:
        yield from judged(payload, request_tree(kind.ping), level="full")


def kind_of(payload: Any, registry: Registry) -> EventKind | Diagnosis:
    """Find the kind that a parsed event says it is, or say why it is of none; what it says is not repeated."""
    if registry.envelope is None:
        return _of_no_kind((), "the registry declares no events")
    feature = value_at(payload, registry.envelope.feature)
    action = value_at(payload, registry.envelope.action)
    if isinstance(feature, str) and isinstance(action, str):
        kind = event_kind(registry.event_kinds, feature, action)
        if kind is not None:
            return kind
    if any(feature == declared for declared, _ in registry.event_kinds):
        return _of_no_kind(registry.envelope.action, "the action is not declared for its feature")
    return _of_no_kind(registry.envelope.feature, "the event's feature is not declared")


def _of_no_kind(steps: Steps, message: str) -> Diagnosis:
    return Diagnosis(Code("PE120"), "".join(f"/{step}" for step in steps), message)
