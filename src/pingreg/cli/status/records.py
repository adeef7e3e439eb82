"""Records: a line of the roster as words by column, the same for every format."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pingreg.resolve.model import Registry
from pingreg.resolve.names import FieldName
from pingreg.resolve.roster import Line
from pingreg.resolve.standing import NO_EVENTS, EventsKept

Record = Mapping[str, str | int | bool | tuple[str, ...] | None]
_KEY = 8
"""So many digits of a license's digest are shown."""


class Records:
    """Make records; which areas a set of withheld fields covers is worked out once for each set."""

    def __init__(self, registry: Registry, today: date) -> None:
        self._registry = registry
        self._today = today
        self._areas = [
            (f"{area.ping}/{area.name}", frozenset(field.name for field in area.fields)) for area in registry.areas
        ]
        self._named: dict[frozenset[FieldName], tuple[str, ...]] = {}

    def record(self, line: Line) -> Record:
        """Say all that is known of one line; None is what does not apply, or is not known."""
        standing, contract, license_ = line.standing, line.contract, line.license
        return {
            "kind": line.kind,
            "customer": contract.name if contract else None,
            "title": contract.title if contract else None,
            "example": contract.is_example if contract else None,
            "license": license_.digest[:_KEY] if license_ else None,
            "environment": license_.environment if license_ else None,
            "site": line.site,
            "hosting": standing.hosting,
            "population": standing.population or None,
            "kept": standing.level,
            "sent": line.sent or "unknown",
            "events": events_text(standing.events),
            "withheld": self._covered(standing.withheld),
            "clause": standing.clause,
            "reference": standing.reference or None,
            "events_clause": standing.events_clause,
            "changes": standing.until.isoformat() if standing.until else None,
            "warnings": standing.warnings,
            "version": line.seen.version if line.seen else None,
            "last_seen": line.seen.last.isoformat() if line.seen and line.seen.last else None,
            "silent_days": line.silence(self._today),
        }

    def _covered(self, withheld: frozenset[FieldName]) -> tuple[str, ...]:
        """Name withheld fields by their area where all of it is withheld."""
        if withheld not in self._named:
            self._named[withheld] = tuple(sorted(self._names(withheld)))
        return self._named[withheld]

    def _names(self, withheld: frozenset[FieldName]) -> Iterator[str]:
        rest: set[str] = set(withheld)
        for name, fields in self._areas if withheld else ():
            if fields and fields <= withheld:
                rest -= fields
                yield name
        yield from rest


def events_text(events: EventsKept) -> str:
    """Write which events are kept: `none`, or streams, features unless it is all, redaction unless the usual one."""
    if events == NO_EVENTS:
        return "none"
    features = "" if events.features is None else f" {_listed(events.features)}"
    redaction = {"none": " raw", "all": " bare", "allow_listed": ""}[events.redaction]
    return f"{_listed(events.streams)}{features}{redaction}"


def _listed(names: Iterable[str]) -> str:
    return "+".join(names)
