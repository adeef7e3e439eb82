"""Terms: in order, each with its end, and what it says of events."""

from collections.abc import Sequence
from typing import Literal

from pingreg.diagnostics import Finding, Mend, Place, Problem
from pingreg.resolve.agreements import Term
from pingreg.resolve.covering import Covering
from pingreg.resolve.standing import NO_EVENTS, EventsKept
from pingreg.spec.contract import EventsAgreed

Written = EventsAgreed | Literal["none", "by_rules"]


def in_order(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Sort terms by their start; one without an end ends when a later one starts."""
    if len(terms) <= 1:
        return tuple(terms)
    ordered = sorted(terms, key=lambda term: (term.starts, term.place.keys))
    starts = [term.starts for term in ordered]
    return tuple(
        term if term.ends is not None else term._replace(ends=next((s for s in starts if s > term.starts), None))
        for term in ordered
    )


def events_kept(written: Written) -> EventsKept | Literal["by_rules"]:
    """Say which events a term names, or that the policy's rules do."""
    if isinstance(written, str):  # asked first: a comparison with what is no text costs more than all else here
        return "by_rules" if written == "by_rules" else NO_EVENTS
    return EventsKept(written.stream, None if written.allow == "all" else written.allow, written.redaction)


def unknown_name(name: str, place: Place, covering: Covering) -> Problem | None:
    """Find a name that leads to no field."""
    if covering.knows(name):
        return None
    if covering.is_whole_ping(name):
        fix = f"name what of it is meant: areas, paths or fields, such as `{name}/...`"
        return "PX108", Finding(place, f"`{name}` is a whole ping", fix)
    only = covering.guesses.only(name)
    guess = only or covering.guesses.nearest(name)
    said, fix = "", "name a field, an area or a path, such as `server/initAdmin`"
    if guess is not None:
        said, fix = f" (did you mean `{guess}`?)", f"write `{guess}`"
    return "PX108", Finding(place, f"`{name}` is no field{said}", fix, mend=None if only is None else Mend(name, only))
