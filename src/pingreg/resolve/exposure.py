"""Exposure: how telling a field is, of whom, and each step that led to it.

What the measure says comes first; then what the constraints admit, what the category says, and in what capacity the
ping uses the field. The methods come last, and are the only ones that lessen what the value tells. Whatever is not
known counts as the worst that it can be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pingreg.anonymize.method import Method, methods
from pingreg.exposure import FEW, Telling, Whom, is_within
from pingreg.naming import words_of
from pingreg.resolve.admitting import admits_only_random, admitted_beside, admitted_by
from pingreg.spec import versions
from pingreg.spec.field import FieldSpec
from pingreg.spec.measures import Id, Measure, Percentile, TextMeasure, Time, Version
from pingreg.spec.step import Side
from pingreg.spec.taxonomy import CATEGORIES, IDENTIFYING, PSEUDONYMOUS

_AGGREGATES = frozenset({"count", "distinct", "sum", "mean", "percentile", "ratio", "gauge"})
_LISTED = frozenset({"flag", "version", "time", "text"})
"""Measures of which a long list is told from all others; of labels most lists name some of a few."""
_PLAIN = _AGGREGATES | {"flag", "label", "version"}

_COMING = frozenset({"arrival", "arrived", "ingested", "ingestion", "receipt", "received", "timestamp"})
_ARRIVAL = _COMING | {"at", "date", "day", "event", "moment", "on", "payload", "ping", "receiver", "time", "when"}
"""Words by which the name of a moment says that it is when the payload came, and those that may stand beside them."""
_LONG, _ID_LENGTH = 100, 256
_LEAST, _MOST = 0.1, 99.9


@dataclass(frozen=True, slots=True)
class Step:
    """Give one reason: the attribute that it was read off, and what is told after it."""

    attribute: str
    reason: str
    telling: Telling


@dataclass(frozen=True, slots=True)
class Verdict:
    """Say how telling a field is as it is sent (or received), and as it is kept; `steps` are the proof, in order."""

    sent: Telling
    kept: Telling
    steps: tuple[Step, ...]

    @property
    def decisive(self) -> Step:
        """The first step from which on the field told as much as it does when it is kept, to the end."""
        found = self.steps[-1]
        for step in reversed(self.steps):
            if step.telling != self.kept:
                return found
            found = step
        return found


@dataclass(frozen=True, slots=True)
class Capacities:
    """Name the fields of a ping that it uses for something: by their paths in the request.

    `moments` are when the payload itself was sent; `closed` hold what is declared elsewhere, one by one.
    """

    moments: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()


NO_CAPACITIES = Capacities()


class Declared(NamedTuple):
    """Hold what decides: a field's measure and constraints, its category, where it is made, and how it is used."""

    path: str
    spec: FieldSpec
    kind: str
    measure: Measure
    category: str
    origin: Side
    capacities: Capacities = NO_CAPACITIES


def verdict_of(declared: Declared) -> Verdict:
    """Work out how telling a field is."""
    if declared.kind in _PLAIN and not _is_special(declared):
        return _of_plain(declared.kind, declared.category)
    return _verdict(declared)


def _is_special(declared: Declared) -> bool:
    """Tell whether more than its measure and its category decides of a plain field."""
    spec, capacities = declared.spec, declared.capacities
    is_used = declared.path in capacities.closed
    is_wider = spec.pattern is not None or spec.max_length is not None
    return is_used or is_wider or spec.anonymize is not None or spec.repeated or _is_extreme(declared.measure)


@lru_cache(maxsize=1024)
def _of_plain(kind: str, category: str) -> Verdict:
    """Judge once what most fields are."""
    first = _plain(kind)
    steps = (first, *_by_category(category, first.telling, kind=kind, whom=None))
    return Verdict(steps[-1].telling, steps[-1].telling, steps)


def _verdict(declared: Declared) -> Verdict:
    steps = list(_measured(declared))
    measure = declared.measure
    whom = measure.of if isinstance(measure, Id) else None
    steps.extend(_by_length(declared, steps[-1].telling))
    steps.extend(_by_category(declared.category, steps[-1].telling, kind=declared.kind, whom=whom))
    steps.extend(_by_methods(declared.spec, "sender", steps[-1].telling))
    sent = steps[-1].telling
    steps.extend(_by_methods(declared.spec, "receiver", sent))
    return Verdict(sent, steps[-1].telling, tuple(steps))


def _measured(declared: Declared) -> Iterator[Step]:
    """Begin with what the measure says, within its constraints."""
    kind, measure = declared.kind, declared.measure
    if declared.path in declared.capacities.closed:
        yield Step(kind, "it holds one of the names that are declared", Telling("bounded"))
        return
    match measure:
        case Id():
            yield from _named(declared, measure)
        case Time():
            yield _at(declared, measure)
        case TextMeasure():
            yield _written(declared.spec)
        case Version():
            yield _of_release(declared.spec)
        case _ if kind in _AGGREGATES and (declared.spec.repeated or _is_extreme(measure)):
            yield from _single_amounts(declared)
        case _:
            yield _plain(kind)


def _plain(kind: str) -> Step:
    """Judge what needs no look at its constraints: an amount of many, and one of few values."""
    if kind in _AGGREGATES:
        return Step(kind, f"a {kind} tells how much, and of nobody", Telling("aggregate"))
    return Step(kind, f"a {kind} is one of few values", Telling("bounded"))


def _named(declared: Declared, measure: Id) -> Iterator[Step]:
    """Judge an id: one that can only be drawn at random, to tell apart and for nothing else, is a pseudonym."""
    spec = declared.spec
    whom: Whom = "person" if measure.of == "person" else "organisation"
    told = Telling("pseudonym", whom)
    is_drawn = measure.of == "instance" or declared.category == PSEUDONYMOUS
    yield Step("id", f"it names a{'' if measure.of == 'person' else 'n'} {measure.of}", Telling("identifier", whom))
    if not is_drawn:
        return
    if spec.type == "integer":
        yield Step("type", "it is a number that is taken to mean nothing elsewhere", told)
    elif spec.pattern is not None and admits_only_random(spec.pattern, spec.max_length or _ID_LENGTH):
        yield Step("pattern", "its pattern admits no name and no address, and enough to be drawn at random", told)


def _written(spec: FieldSpec) -> Step:
    """Judge a text by what its pattern lets through."""
    if spec.pattern is None or spec.max_length is None:
        return Step("text", "it may hold any text", Telling("free_text", "person"))
    admitted = admitted_by(spec.pattern, spec.max_length)
    if admitted is None:
        return Step("pattern", "its pattern admits neither names nor addresses, and few texts", Telling("bounded"))
    said = f"{admitted.what}, such as `{admitted.text}`" if admitted.text else f"{admitted.what} of texts"
    return Step("pattern", f"its pattern admits {said}", admitted.telling)


def _of_release(spec: FieldSpec) -> Step:
    """Judge a version: of one that may be longer, or written otherwise, than versions are, what else it admits."""
    length, pattern = spec.max_length or versions.SENT_LENGTH, spec.pattern or versions.SENT
    admitted = admitted_by(pattern, length) if length > _ID_LENGTH else admitted_beside(pattern, length, versions.SENT)
    if admitted is None:
        return Step("version", "a version is one of few values", Telling("bounded"))
    at = "pattern" if spec.pattern is not None else "max_length"
    said = f"{admitted.what}, such as `{admitted.text}`" if admitted.text else f"{admitted.what} of texts"
    return Step(at, f"beside versions it admits {said}", admitted.telling)


def _at(declared: Declared, measure: Time) -> Step:
    if measure.precision != "second":
        return Step("time", f"it is told to the {measure.precision}", Telling("bounded"))
    if declared.path in declared.capacities.moments or is_arrival(declared.path.rpartition(".")[2], declared.origin):
        return Step("time", "it is when the payload itself was sent or received", Telling("bounded"))
    return Step("time", "it is told to the second, at which few things happen twice", Telling("quasi_identifier"))


def is_arrival(name: str, origin: Side) -> bool:
    """Tell whether a moment that the receiver adds is, by its name, when the payload came: another may be anybody's."""
    words = words_of(name)
    return origin == "receiver" and _ARRIVAL.issuperset(words) and not _COMING.isdisjoint(words)


def _single_amounts(declared: Declared) -> Iterator[Step]:
    """Judge numbers that are not put together of many: only their limits make them few."""
    if declared.spec.repeated:
        yield Step("repeated", "a list of amounts is put together of nothing", Telling("quasi_identifier"))
    else:
        yield Step("percentile", "the least or the most is one single value", Telling("quasi_identifier"))
    spec = declared.spec
    if spec.max is not None and spec.max - (spec.min or 0) <= FEW and (spec.max_items or 1) <= _LONG:
        yield Step("max", f"its limits leave {FEW:,} values at most", Telling("bounded"))


def _by_length(declared: Declared, told: Telling) -> Iterator[Step]:
    """Raise what a long list of it tells more."""
    spec = declared.spec
    if spec.repeated and declared.kind in _LISTED and (spec.max_items is None or spec.max_items > _LONG):
        reason = f"a list that may be longer than {_LONG} is told from all others"
        yield Step("repeated", reason, told.at_least("quasi_identifier"))


def _is_extreme(measure: Measure) -> bool:
    return isinstance(measure, Percentile) and not _LEAST <= measure.p <= _MOST


def _by_category(category: str, told: Telling, *, kind: str, whom: str | None) -> Iterator[Step]:
    """Raise what a category says more of."""
    weight = CATEGORIES.get(category)
    of: Whom = "organisation" if whom in {"organisation", "instance"} else "person"
    if weight is None:
        yield Step("category", "nobody knows its category", told.at_least("identifier", of))
    elif weight in IDENTIFYING:
        yield Step("category", f"`{category}` identifies", told.at_least("identifier", of))
    elif kind == "text" and weight == "medium" and not is_within(told.exposure, "bounded"):
        yield Step("category", f"`{category}` narrows down who it is", told.at_least("quasi_identifier", "person"))


def _by_methods(spec: FieldSpec, side: Side, told: Telling) -> Iterator[Step]:
    for step in spec.anonymize or ():
        if step.at == side:
            name, parameters = step.method()
            least = _methods()[name].exposure_of(parameters)
            told = told.at_most(least)
            yield Step("anonymize", f"`{name}` at the {side} leaves at most `{least}`", told)


@cache
def _methods() -> Mapping[str, Method]:
    return {method.name: method for method in methods()}
