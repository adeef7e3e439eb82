"""Routing events: which kind one is, who sent it, and which of its fields may be kept."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import UNSET

from pingreg.anonymize.keys import Keys
from pingreg.enforce.route import LONGEST, Route, customer_of, remember, sender_of
from pingreg.payload.peek import Peek
from pingreg.payload.plan import Plan, plan_of
from pingreg.payload.selection import Counted
from pingreg.resolve.events import event_kind, event_withheld
from pingreg.resolve.law import standing_of
from pingreg.resolve.model import EventEnvelope, EventKind, FieldName, Registry
from pingreg.resolve.standing import Sender, Standing

_KEPT, _NOTHING = "user_level", "none"
_UNDECLARED: Counted = ("events/", "undeclared")
_PlanKey = tuple[str, str, frozenset[FieldName]]


class EventRouter:
    """Route events on the day on which they are received; where they were sent on another, the stricter holds."""

    def __init__(self, registry: Registry, envelope: EventEnvelope, *, keys: Keys | None, received: date) -> None:
        self._registry = registry
        self._keys = keys
        self._received = received
        self._licenses = len(envelope.license)
        self._peek = Peek((envelope.feature, envelope.action, envelope.sent, *envelope.license, *envelope.site))
        self._plans: dict[_PlanKey, Plan] = {}
        self._standings: dict[tuple[Sender, date | None], Standing] = {}
        self._undeclared: Counter[Counted] = Counter()

    def guess(self, payload: bytes) -> Route | None:  # noqa: ARG002  a payload's own words decide
        """Guess nothing: an event's kind has to be read anyway."""
        return None

    def route(self, payload: bytes) -> Route:
        """Read what an event is and who sent it, and find what may be kept of it."""
        feature, action, sent, *identity = self._peek.of(payload)
        license_, site = _first(identity[: self._licenses]), _first(identity[self._licenses :])
        sender, day = sender_of(license_, site, None, sent)
        standing = self._standing(sender, day)
        is_named = isinstance(feature, str) and isinstance(action, str)
        kind = event_kind(self._registry.event_kinds, feature, action) if is_named else None
        if kind is None:
            self._undeclared[_UNDECLARED] += 1
            return Route(_NOTHING, None, None, (), standing)
        withheld = event_withheld(kind, standing.events, hosting=standing.hosting)
        if withheld is None:
            return Route(_NOTHING, None, None, (), standing)
        scope = self._keys.scope(customer_of(standing, sender), self._received) if self._keys else None
        plan = self._plan(kind, withheld)
        return Route(_KEPT, plan, scope, (), standing, plan.fast)

    def taken(self) -> Counter[Counted]:
        """Take what was counted of fields since it was last taken."""
        found, self._undeclared = self._undeclared, Counter()
        for plan in self._plans.values():
            plan.take(found)
        return found

    def _standing(self, sender: Sender, sent: date | None) -> Standing:
        known = self._standings.get((sender, sent))
        if known is None:
            known = standing_of(self._registry, sender, received=self._received, sent=sent)
            if len(sender.license or "") <= LONGEST and len(sender.site or "") <= LONGEST:
                remember(self._standings, (sender, sent), known)
        return known

    def _plan(self, kind: EventKind, withheld: frozenset[FieldName]) -> Plan:
        key = kind.feature, kind.action, withheld
        if key not in self._plans:
            self._plans[key] = plan_of(kind.ping, level="full", withheld=withheld)
        return self._plans[key]


def _first(alternatives: Sequence[object]) -> object:
    """Give the first of alternatives that is there."""
    return next((said for said in alternatives if said is not UNSET), None)
