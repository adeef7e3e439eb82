"""Disclosed events: why more or less is told of user-level events."""

from collections.abc import Iterable, Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import admits_more, kept_under
from pingreg.compat.reasons import Cause, Reason, about, found_about
from pingreg.compat.rule_samples import deciding, samples
from pingreg.naming import counted
from pingreg.resolve.days import seconds_of
from pingreg.resolve.model import Field, Registry
from pingreg.resolve.standing import EventsKept
from pingreg.resolve.stricter import streamed
from pingreg.spec.policy import Ceilings

_EVENTS = "events/"


def event_reasons(comparison: Comparison, found: Iterable[Cause]) -> Iterator[Reason]:
    """Compare actions, fields, of whom events are kept, and how long; fields are named by their declarations."""
    yield from about(_subjects(comparison.added), "newly kept", is_more=True)
    gone = (*comparison.removed, *(pair.before for pair in comparison.buried))
    yield from about(_subjects(gone), "no longer kept", is_more=False)
    old, new = comparison.before.registry, comparison.after.registry
    for is_more, count in ((True, _more_actions(new, old)), (False, _more_actions(old, new))):
        if count:
            yield Reason(is_more, f"{counted(count, 'action')} {'added' if is_more else 'removed'}")
    kept = list(_kept(old, new))
    if any(admits_more(after, before) for before, after in kept):
        yield Reason(is_more=True, text="events are kept that were not")
    if any(admits_more(before, after) for before, after in kept):
        yield Reason(is_more=False, text="events are kept no longer")
    if _is_longer(new, old):
        yield Reason(is_more=True, text="events are kept for longer")
    if _is_longer(old, new):
        yield Reason(is_more=False, text="events are kept less long")
    known = list(found)
    names = {name for one in known for name in one.names if name.startswith(_EVENTS)}
    yield from found_about(known, names)
    for one in known:
        if not one.names and one.subject.startswith(_EVENTS):
            yield Reason(one.is_more, one.text)


def _subjects(fields: Iterable[Field]) -> set[str]:
    return {one.declaration.subject for one in fields if one.name.startswith(_EVENTS)}


def _more_actions(registry: Registry, other: Registry) -> int:
    return len(registry.event_kinds.keys() - other.event_kinds.keys())


def _kept(old: Registry, new: Registry) -> Iterator[tuple[EventsKept, EventsKept]]:
    """Say of everybody whom the policies can tell apart which events were kept of them, and which are."""
    was = {one.name: one for one in old.policy.populations}
    populations = [(was[one.name], one) for one in new.policy.populations if one.name in was]
    rules = old.policy.event_rules, new.policy.event_rules
    for sample in samples((*rules[0], *rules[1])):
        before, after = (some[deciding(some, sample)] for some in rules)
        for one, two in populations:
            yield kept_under(one.events, before), kept_under(two.events, after)
    for hosting in Ceilings.model_fields:
        one, two = (getattr(registry.policy.ceilings, hosting).events for registry in (old, new))
        yield streamed(one), streamed(two)


def _is_longer(registry: Registry, other: Registry) -> bool:
    """Tell whether a store of both keeps events for longer than the other's; what is not written has no end."""
    stores = registry.policy.stores.keys() & other.policy.stores.keys()
    return any(_seconds(registry, name) > _seconds(other, name) for name in stores)


def _seconds(registry: Registry, store: str) -> float:
    kept = registry.policy.stores[store].retention.events
    return float("inf") if kept is None else seconds_of(kept)
