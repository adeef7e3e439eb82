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
from pingreg.exposure import Telling, Whom, is_within
from pingreg.resolve.admitting import Probe, admitted_by
from pingreg.spec.field import FieldSpec
from pingreg.spec.measures import Id, Measure, Percentile, TextMeasure, Time
from pingreg.spec.step import Side
from pingreg.spec.taxonomy import CATEGORIES, IDENTIFYING, PSEUDONYMOUS

_AGGREGATES = frozenset({"count", "distinct", "sum", "mean", "percentile", "ratio", "gauge"})
_PLAIN = _AGGREGATES | {"flag", "label", "version"}

_OF_INSTANCES = Telling("pseudonym", "organisation")


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

    `identity` tell whose instance it is; `moments` are when the payload itself was sent; `closed` hold what is declared
    elsewhere, one by one.
    """

    identity: frozenset[str] = frozenset()
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
    is_used = declared.path in capacities.identity or declared.path in capacities.closed
    return is_used or spec.anonymize is not None or spec.repeated or _is_extreme(declared.measure)


@lru_cache(maxsize=1024)
def _of_plain(kind: str, category: str) -> Verdict:
    """Judge once what most fields are."""
    first = _plain(kind)
    steps = (first, *_by_category(category, first.telling, kind=kind, whom=None))
    return Verdict(steps[-1].telling, steps[-1].telling, steps)


def _verdict(declared: Declared) -> Verdict:
    steps = list(_measured(declared))
    told = steps[-1].telling
    measure = declared.measure
    whom = measure.of if isinstance(measure, Id) else None
    steps.extend(_by_category(declared.category, told, kind=declared.kind, whom=whom))
    told = steps[-1].telling
    for side in ("sender", "receiver"):
        steps.extend(_by_methods(declared.spec, side, told))
        told = steps[-1].telling
        if side == "sender":
            sent = told
    return Verdict(sent, told, tuple(steps))


def _measured(declared: Declared) -> Iterator[Step]:
    """Begin with what the measure says, within its constraints."""
    kind, measure = declared.kind, declared.measure
    if declared.path in declared.capacities.closed:
        yield Step(kind, "it holds one of the names that are declared", Telling("bounded"))
        return
    is_identity = declared.path in declared.capacities.identity
    match measure:
        case Id(of="instance" | "organisation") if is_identity:
            yield Step("id", "the ping names it in its `identity`: it tells whose instance it is", _OF_INSTANCES)
        case Id():
            yield from _named(declared, measure)
        case Time():
            yield _at(declared, measure)
        case TextMeasure():
            yield from _written(declared)
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
    if measure.of == "instance":
        yield Step(
            "id", "it is drawn once for an instance, and means nothing elsewhere", Telling("pseudonym", "organisation")
        )
        return
    yield Step(
        "id", f"it names a{'n' if measure.of == 'organisation' else ''} {measure.of}", Telling("identifier", measure.of)
    )
    if declared.category != PSEUDONYMOUS:
        return
    spec, told = declared.spec, Telling("pseudonym", measure.of)
    if spec.type == "integer":
        yield Step("type", "it is a number that means nothing elsewhere", told)
    elif spec.pattern is not None and _admits_only_random(spec):
        yield Step("pattern", "its pattern admits no name and no address: it can only be drawn at random", told)


def _admits_only_random(spec: FieldSpec) -> bool:
    admitted = _admitted(spec)
    return admitted is None or is_within(admitted.telling.exposure, "pseudonym")


def _written(declared: Declared) -> Iterator[Step]:
    """Judge a text by what its pattern lets through."""
    spec = declared.spec
    if spec.pattern is None or spec.max_length is None:
        yield Step("text", "it may hold any text", Telling("free_text", "person"))
    elif (admitted := _admitted(spec)) is None:
        yield Step("pattern", "its pattern admits neither names nor addresses", Telling("bounded"))
    else:
        yield Step("pattern", f"its pattern admits {admitted.what}, such as `{admitted.text}`", admitted.telling)


def _admitted(spec: FieldSpec) -> Probe | None:
    return admitted_by(spec.pattern or "", spec.max_length or 0)


def _at(declared: Declared, measure: Time) -> Step:
    if measure.precision != "second":
        return Step("time", f"it is told to the {measure.precision}", Telling("bounded"))
    if declared.origin == "receiver" or declared.path in declared.capacities.moments:
        return Step("time", "it is when the payload itself was sent or received", Telling("bounded"))
    return Step("time", "it is told to the second, at which few things happen twice", Telling("quasi_identifier"))


def _single_amounts(declared: Declared) -> Iterator[Step]:
    """Judge numbers that are not put together of many: only their limits make them few."""
    if declared.spec.repeated:
        yield Step("repeated", "a list of amounts is put together of nothing", Telling("quasi_identifier"))
    else:
        yield Step("percentile", "the least or the most is one single value", Telling("quasi_identifier"))
    if declared.spec.max is not None:
        yield Step("max", "its limits make it one of few values", Telling("bounded"))


def _is_extreme(measure: Measure) -> bool:
    return isinstance(measure, Percentile) and measure.p in {0, 100}


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
