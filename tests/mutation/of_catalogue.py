"""Weakenings of what stands around the pings: metrics, and sources that are loaded beside them."""

from typing import Any

from mutation.of_fields import Found
from mutation.weakening import harmless, weakens
from mutation.written import Part
from pingreg.spec.catalogue import HeldSpec, MetricSpec, SourceSpec
from pingreg.spec.measures import NEARER
from pingreg.spec.taxonomy import PSEUDONYMOUS

_WORDS = "words for people"


@weakens(HeldSpec, "of")
def _held_of(part: Part, now: Any) -> Found:
    if part.now("category") == PSEUDONYMOUS:  # else it is no part of what makes two values the same
        yield from (("another", named) for named in NEARER if named != now)


@weakens(HeldSpec, "category")
def _held_category(_part: Part, _now: Any) -> Found:
    yield "another", "user.contact.email"


@weakens(SourceSpec, "holds")
def _holds(_part: Part, now: Any) -> Found:
    yield "added", {**(now or {}), "installer_email": {"of": "person", "category": "user.contact.email"}}


harmless(HeldSpec, "description", because=_WORDS)
harmless(SourceSpec, "title", "description", "note", because=_WORDS)
harmless(SourceSpec, "owner", "store", because="where other data lies, and who answers for it; what it ties is told")
harmless(MetricSpec, "title", "description", "note", because=_WORDS)
harmless(MetricSpec, "owner", "reads", because="a figure is computed from what is kept; nothing more is")
