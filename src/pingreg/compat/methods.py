"""Methods in order: which step keeps no more of a value than another, and which steps of a list have no equal now."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any, get_args

from pingreg.anonymize.method import Parameters, Period
from pingreg.anonymize.methods.bucket import Bucket
from pingreg.anonymize.methods.clamp import Clamp
from pingreg.anonymize.methods.email_domain import EmailDomain
from pingreg.anonymize.methods.enum_map import EnumMap
from pingreg.anonymize.methods.hmac import Hmac
from pingreg.anonymize.methods.round import Round
from pingreg.anonymize.methods.suppress_below import SuppressBelow
from pingreg.anonymize.methods.truncate_ip import TruncateIp
from pingreg.anonymize.methods.truncate_time import TruncateTime, Unit
from pingreg.anonymize.methods.url_strip import UrlStrip
from pingreg.resolve.model import Field

Step = tuple[str, Any]
"""A method by name, with its parameters."""

_MOST_SHOWN = 160
_BEFORE_THE_PARTING = 20


def steps_of(field: Field, *, at: str | None = None) -> tuple[Step, ...]:
    """List the steps of a field, or those that are taken on one side."""
    return tuple(step.method() for step in field.spec.anonymize or () if at in {None, step.at})


def is_as_strong(new: Step, old: Step) -> bool:
    """Tell whether a step keeps no more than another; of two that cannot be compared, neither is as strong."""
    name, parameters = new
    if name == "drop":
        return True
    if name == "redact":
        return old[0] != "drop"
    return name == old[0] and _is_within(name, parameters, old[1])


def without_equal(old: Iterable[Step], new: Sequence[Step]) -> tuple[Step, ...]:
    """List the old steps for which no new one, in order, is at least as strong; one may stand for several in a row."""
    found: list[Step] = []
    start = 0
    for step in old:
        at = next((index for index in range(start, len(new)) if is_as_strong(new[index], step)), None)
        if at is None:
            found.append(step)
        else:
            start = at
    return tuple(found)


def told_apart(before: Iterable[Step], after: Iterable[Step]) -> tuple[str, str]:
    """Write two lists of steps; of long ones the part from which they differ."""
    one, two = _written(before), _written(after)
    if max(len(one), len(two)) <= _MOST_SHOWN:
        return one, two
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    start = max(0, alike - _BEFORE_THE_PARTING)
    return _cut(one, start), _cut(two, start)


def kept_by(name: str, parameters: Parameters) -> Any:  # noqa: ANN401  each method's own measure of it
    """Say what a method keeps with these parameters: equal for two that keep the same."""
    known = _ORDERS.get(name)
    return parameters if known is None else known[0](parameters)


def _is_within(name: str, new: Parameters, old: Parameters) -> bool:
    order = _ORDERS.get(name)
    return new == old if order is None else order[1](order[0](new), order[0](old))


def _subset(new: frozenset[Any], old: frozenset[Any]) -> bool:
    return new <= old


def _each_at_most(new: tuple[float, ...], old: tuple[float, ...]) -> bool:
    return all(one <= other for one, other in zip(new, old, strict=True))


def _same_purpose(new: tuple[str, tuple[float, ...]], old: tuple[str, tuple[float, ...]]) -> bool:
    return new[0] == old[0] and _each_at_most(new[1], old[1])


def _coarser(new: frozenset[frozenset[str]], old: frozenset[frozenset[str]]) -> bool:
    """Tell whether each class of texts is made of whole ones of the old."""
    return all(frozenset[str]().union(*(part for part in old if part <= whole)) == whole for whole in new)


def _edges(parameters: Bucket) -> frozenset[float]:
    """Take in the edge that nobody writes: below the first one, what is negative is left out and the rest is 0."""
    first = parameters.edges[0]
    return frozenset(parameters.edges) | (frozenset({0}) if first > 0 else frozenset())


def _interval(parameters: Clamp) -> tuple[float, ...]:
    return -parameters.min, parameters.max


def _scope(parameters: Hmac) -> tuple[str, tuple[float, ...]]:
    return parameters.purpose, (get_args(Period).index(parameters.period), parameters.bits)


def _classes(parameters: EnumMap) -> frozenset[frozenset[str]]:
    """Sort texts by their label; those that get `otherwise` are with all others."""
    labels = {label: label for label in parameters.values.values()} | parameters.values
    texts: dict[str, set[str]] = {}
    for text, label in labels.items():
        texts.setdefault(label, set()).add(text)
    return frozenset(frozenset(same) for label, same in texts.items() if label != parameters.otherwise)


def _domains(parameters: EmailDomain) -> frozenset[str]:
    return frozenset(domain.lower() for domain in parameters.allow)


def _digits(parameters: Round) -> tuple[float, ...]:
    return (parameters.digits,)


def _threshold(parameters: SuppressBelow) -> tuple[float, ...]:
    return (-parameters.users,)


def _prefixes(parameters: TruncateIp) -> tuple[float, ...]:
    return parameters.v4, parameters.v6


def _unit(parameters: TruncateTime) -> tuple[float, ...]:
    return (-get_args(Unit).index(parameters.to),)


def _part(parameters: UrlStrip) -> tuple[float, ...]:
    return (("scheme", "host").index(parameters.keep),)


def _nothing(_parameters: Parameters) -> tuple[float, ...]:
    return ()


_ORDERS: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any, Any], bool]]] = {
    "bucket": (_edges, _subset),
    "clamp": (_interval, _each_at_most),
    "drop": (_nothing, _each_at_most),
    "email_domain": (_domains, _subset),
    "enum_map": (_classes, _coarser),
    "hmac": (_scope, _same_purpose),
    "redact": (_nothing, _each_at_most),
    "round": (_digits, _each_at_most),
    "suppress_below": (_threshold, _each_at_most),
    "truncate_ip": (_prefixes, _each_at_most),
    "truncate_time": (_unit, _each_at_most),
    "url_strip": (_part, _each_at_most),
}
"""Of each method what it keeps, and when that is no more; one that is missing is as strong as itself alone."""


def _written(steps: Iterable[Step]) -> str:
    return ", ".join(f"{name} {_flow(parameters.model_dump())}" for name, parameters in steps) or "as it is sent"


def _flow(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case _:
            return str(value)


def _cut(text: str, start: int) -> str:
    end = start + _MOST_SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
