"""Event rules: which user-level events a license may have kept, where its contract says that the policy decides."""

from pingreg.resolve.agreements import License
from pingreg.resolve.standing import NO_EVENTS, EventsKept
from pingreg.spec.policy import EventRule, PolicySpec


def events_by_rules(policy: PolicySpec, license_: License | None) -> tuple[EventsKept, str]:
    """Apply the first rule that matches, and name it; only the second generation of the stream follows rules."""
    for rule in policy.event_rules:
        if _matches(rule, license_):
            return allowed_by(rule), _clause(rule)
    return NO_EVENTS, "no event rule matches"


def _matches(rule: EventRule, license_: License | None) -> bool:
    """Tell whether all that a rule says holds; the last one says nothing, and takes the rest."""
    if rule.tag is not None and (license_ is None or rule.tag not in license_.tags):
        return False
    if rule.license_before is None:
        return True
    created = license_.created if license_ else None
    return rule.or_unknown if created is None else created < rule.license_before


def allowed_by(rule: EventRule) -> EventsKept:
    """Say which events a rule allows."""
    allowed = rule.allow or rule.otherwise
    if allowed in ("none", None):
        return NO_EVENTS
    return EventsKept(("v2",), None if allowed == "all" else tuple(allowed), rule.redaction or "allow_listed")


def _clause(rule: EventRule) -> str:
    if rule.tag is not None:
        return f"event rule for tag `{rule.tag}`"
    if rule.license_before is not None:
        return f"event rule for licenses before {rule.license_before}"
    return "event rule `otherwise`"
