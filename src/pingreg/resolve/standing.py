"""Standing: what may be kept of one instance at one moment, and what says so."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pingreg.resolve.names import FieldName
from pingreg.spec.policy import Hosting, Level, Redaction

StreamName = Literal["v1", "v2"]


@dataclass(frozen=True, slots=True)
class Sender:
    """Hold what a payload says of who sent it; None is what it does not say, or says as nothing.

    `license` is the key as it was sent, and is compared by its digest.
    """

    license: str | None = None
    site: str | None = None
    deploy_type: str | None = None


@dataclass(frozen=True, slots=True)
class EventsKept:
    """Say which events may be kept: generations of the stream, features (None: all), and how they are redacted."""

    streams: tuple[StreamName, ...] = ()
    features: tuple[str, ...] | None = ()
    redaction: Redaction = "all"


NO_EVENTS = EventsKept()


@dataclass(frozen=True, slots=True)
class Standing:
    """Say what may be kept of an instance: `level` of its pings less `withheld`, and `events`.

    `customer` names its contract, or is empty; `clause` is the term, rule or population that says so, `events_clause`
    what says it of events, `reference` the contract's own words for it. `warnings` tell of disagreements, in which the
    stricter holds. `until` is the first day on which something else may hold.
    """

    hosting: Hosting
    population: str
    level: Level
    events: EventsKept
    withheld: frozenset[FieldName]
    clause: str
    customer: str = ""
    reference: str = ""
    warnings: tuple[str, ...] = ()
    until: date | None = None
    events_clause: str = ""

    @property
    def keeps_marketing(self) -> bool:
        """Tell whether an event's marketing data may be kept: only of the own cloud, whatever was agreed."""
        return self.hosting == "cloud" and self.events != NO_EVENTS
