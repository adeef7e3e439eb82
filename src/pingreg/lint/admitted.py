"""Admitted: how exposed a field may be where it stands, and what answers for one that is more."""

from pingreg.exposure import Telling, is_within
from pingreg.resolve.model import Field, Registry
from pingreg.spec.policy import Admitted
from pingreg.spec.taxonomy import CATEGORIES

_HOW_MANY = frozenset({"count", "distinct", "ratio"})
_OPENING = frozenset(
    {
        *("user.authorization", "user.authorization.credentials", "user.authorization.password"),
        *("user.payment", "user.financial", "user.financial.credit_card", "user.government_id"),
    }
)
"""What lets somebody in, pays for something, or proves who it is: nothing that a product has to know of its users."""


def is_admitted(field: Field, registry: Registry) -> bool:
    """Tell whether the policy admits what a field tells, or something answers for it."""
    return passes(field.exposure.kept, admitted_in(field.ping, registry)) or is_excused(field, registry)


def is_unanswered(field: Field, registry: Registry) -> bool:
    """Tell whether a field passes as it stands: no exception answers for it, and nothing has been said of it."""
    is_set_aside = field.spec.exception is not None or field.is_tombstone or is_past_excuse(field, registry)
    return not is_set_aside and field.category in CATEGORIES and is_admitted(field, registry)


def admitted_in(ping: str, registry: Registry) -> Admitted:
    """Give what the policy admits in a ping, or in events."""
    return registry.policy.admits.events if _is_of_events(ping, registry) else registry.policy.admits.pings


def passes(told: Telling, admitted: Admitted) -> bool:
    """Tell whether so much may be told of whom it is told of."""
    limit = getattr(admitted, told.whom)
    return limit != "never" and is_within(told.exposure, limit)


def is_excused(field: Field, registry: Registry) -> bool:
    """Leave out what an exception answers for, what was removed, and what other rules have said already."""
    is_said = field.category not in CATEGORIES or is_past_excuse(field, registry)
    return is_said or field.is_tombstone or field.spec.exception is not None or _is_allow_listed(field, registry)


def is_past_excuse(field: Field, registry: Registry) -> bool:
    """Tell whether a field holds what no ground admits: of a special kind, or by which somebody is let in or pays.

    How many of an instance did something is nobody's own; whether one did, of a special kind, is, and so is every
    amount in an event, which is about one person.
    """
    is_grave = CATEGORIES.get(field.category) == "special" or (field.category in _OPENING and field.kind != "flag")
    if not is_grave or field.exposure.kept.exposure == "constant":
        return False
    return not _is_how_many(field) or _is_of_events(field.ping, registry)


def _is_of_events(ping: str, registry: Registry) -> bool:
    return registry.envelope is not None and ping == registry.envelope.ping.name


def _is_how_many(field: Field) -> bool:
    """Tell whether an amount counts: a gauge with a unit, or with parts of a whole, measures something."""
    is_gauge_of_many = field.kind == "gauge" and field.type == "integer" and (field.spec.unit or "{").startswith("{")
    return field.kind in _HOW_MANY or is_gauge_of_many


def _is_allow_listed(field: Field, registry: Registry) -> bool:
    """Tell whether an entry of the allow-list answers for an event's text; for a category that identifies none does."""
    is_private = any(
        field.name in kind.private
        for kind in registry.event_kinds.values()
        if kind.place.path == field.declaration.place.path
    )
    return is_private and field.exposure.decisive.attribute != "category"
