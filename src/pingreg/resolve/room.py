"""Room: how many bits of who sent it a ping may tell, and how many each of its fields does.

One of so many instances is told by the logarithm of their number, and a group of the smallest size that may be shown by
as much less. A ping that has no identity stays within that: then what its fields tell together leaves, on average, such
a group. Each field counts as if it were spread evenly over what it may be, and told nothing that another one tells: the
most that is possible. Only what enforcement holds a field to makes it less: what an author merely claims does not.
"""

from collections.abc import Iterator
from math import log2

from pingreg.resolve.exposure import is_arrival
from pingreg.resolve.model import Field, Ping, Registry
from pingreg.spec.measures import Precision
from pingreg.spec.pattern_bits import bits_of

AMOUNT = 53.0
"""What an amount tells at the most, and one without limits always: the digits that JSON readers keep."""
ROWS = 8
"""How many rows a list is taken to have that says no number."""
_DEEPEST = 20
"""Lists within lists beyond which more make no difference: no number of instances has room for so much."""
_TIMES: dict[Precision, float] = {"second": log2(366 * 86_400), "day": log2(366), "week": log2(53), "month": log2(12)}
"""Of a time, within a year."""


def room_of(registry: Registry) -> float:
    """Give the bits that leave the smallest group among all instances; none when nobody knows how many there are."""
    count = registry.policy.instances or _on_file(registry)
    return max(0.0, log2(max(1, count) / registry.policy.smallest_group))


def told_by(ping: Ping) -> tuple[tuple[Field, float], ...]:
    """Give the fields of a ping that tell anything of who sent it, with the bits that each tells, the most first."""
    told = [
        (field, bits)
        for field in ping.fields
        if not field.is_tombstone
        and not _is_day_of_sending(field, ping)
        and (bits := _times_repeated(field, bits_told(field)))
    ]
    return tuple(sorted(told, key=lambda pair: (-pair[1], pair[0].name)))


def bits_told(field: Field) -> float:
    """Bound what one value of a field tells: the logarithm of how many values it may have."""
    return min((_bits_measured(field), *_bits_left(field)))


def _is_day_of_sending(field: Field, ping: Ping) -> bool:
    """Tell whether a field says on which day the ping was sent, or less: many send on one day, and few in a second."""
    return field.name == f"{ping.name}/{ping.spec.identity.sent}" and bits_told(field) <= _TIMES["day"]


def _on_file(registry: Registry) -> int:
    """Count the instances that contracts name; a license that names none is one."""
    return sum(
        len(contract.sites) + sum(max(1, len(license_.sites)) for license_ in contract.licenses)
        for contract in registry.contracts.contracts
    )


def _bits_measured(field: Field) -> float:
    bounds = field.bounds
    match field.kind:
        case "flag":
            return 1.0
        case "label":
            return log2(max(1, len(bounds.words or bounds.codes or ())))
        case "time":
            return 0.0 if is_arrival(field.steps[-1], field.origin) else _TIMES[bounds.precision or "second"]
        case "version" | "text" | "id":
            return bits_of(bounds.pattern or "^[^ ]*$", bounds.max_length or 1)
        case _:
            return _bits_of_amount(field)


def _bits_of_amount(field: Field) -> float:
    low, high = field.bounds.low, field.bounds.high
    if low is None or high is None:
        return AMOUNT
    if field.type == "number":
        return AMOUNT if high > low else 0.0
    return min(AMOUNT, log2(max(1, high - low + 1)))


def _bits_left(field: Field) -> Iterator[float]:
    """Give what methods leave that have few values of their own."""
    for step in field.spec.anonymize or ():
        name, parameters = step.method()
        match name:
            case "drop" | "redact":
                yield 0.0
            case "bucket":
                yield log2(len(parameters.edges) + 1)
            case "enum_map":
                yield log2(len({*parameters.values.values(), parameters.otherwise}))
            case "email_domain":
                yield log2(len(parameters.allow) + 1)
            case "clamp" if field.type == "integer":
                yield log2(max(1, parameters.max - parameters.min + 1))
            case "truncate_time":
                yield _TIMES.get(parameters.to, _TIMES["second"])


def _times_repeated(field: Field, bits: float) -> float:
    """Count each element, and each row: of a list of labels, whether it is among them."""
    if field.repeated and field.kind == "label":
        bits = float(len(field.bounds.words or field.bounds.codes or ()))
    elif field.repeated:
        bits *= field.bounds.max_items or ROWS
    depth = sum(step in {"[]", "*"} for step in field.steps)
    return bits * float(ROWS) ** min(depth, _DEEPEST)
