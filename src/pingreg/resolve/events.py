"""Events: which kind one is, and what of it has to be withheld."""

from collections.abc import Mapping

from pingreg.resolve.model import EventKind, FieldName
from pingreg.resolve.standing import EventsKept
from pingreg.spec.event import OTHER_ACTIONS
from pingreg.spec.policy import Hosting


def event_kind(kinds: Mapping[tuple[str, str], EventKind], feature: str, action: str) -> EventKind | None:
    """Find the kind of an event: that of its action, else the one for all other actions of its feature."""
    if action == OTHER_ACTIONS:
        return None
    return kinds.get((feature, action)) or kinds.get((feature, OTHER_ACTIONS))


def event_withheld(kind: EventKind, kept: EventsKept, *, hosting: Hosting) -> frozenset[FieldName] | None:
    """Name the fields of an event that may not be kept; None when the whole event may not.

    Texts on the allow-list go only where everything is redacted; marketing data stays only in the own cloud, and there
    only where nothing is redacted.
    """
    if "v2" not in kept.streams or not is_allowed(kind.feature, kept.features):
        return None
    private = kind.private if kept.redaction == "all" else frozenset()
    is_whole = hosting == "cloud" and kept.redaction == "none"
    return private | (frozenset() if is_whole else kind.marketing)


def is_allowed(feature: str, allowed: tuple[str, ...] | None) -> bool:
    """Tell whether a feature is among those allowed (None: all); a name covers what is dotted onto it."""
    return allowed is None or any(feature == name or feature.startswith(f"{name}.") for name in allowed)
