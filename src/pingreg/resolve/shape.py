"""The shape of one field: its JSON type and bounds from its measure, its column from the conversions declared."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from pingreg.naming import snake_case
from pingreg.resolve.model import Bounds, Column, Conversion, JsonType, Steps
from pingreg.resolve.paths import steps_of
from pingreg.spec import versions
from pingreg.spec.area import AreaSpec
from pingreg.spec.field import FieldSpec
from pingreg.spec.measures import Id, Label, Measure, Precision, TextMeasure, Time, Version
from pingreg.spec.warehouse import AreaWarehouse

_TYPES: dict[str, JsonType] = {
    "count": "integer",
    "distinct": "integer",
    "sum": "integer",
    "gauge": "integer",
    "mean": "number",
    "percentile": "number",
    "ratio": "number",
    "flag": "boolean",
    "label": "string",
    "version": "string",
    "id": "string",
    "time": "string",
    "text": "string",
}
_COMMON_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DATE = f"(?:[0-9]{{4}}-{_COMMON_DAY}|{_LEAP_YEAR}-02-29)"
"""A day of the Gregorian calendar, and no other: what judges by a pattern alone needs no calendar."""
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)"
_MIDNIGHT = r"00:00:00(?:\.0{1,9})?"
_FIRST_DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-01"
_ZONE = "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"


@lru_cache(maxsize=8)
def _time_pattern(form: Literal["timestamp", "date"], precision: Precision) -> str:
    """Write the pattern of a time that is told so finely; on which day a week begins, no pattern tells."""
    day = _FIRST_DAY if precision == "month" else _DATE
    if form == "date":
        return f"^{day}$"
    clock = rf"{_CLOCK}(?:\.[0-9]{{1,9}})?" if precision == "second" else _MIDNIGHT
    return f"^{day}T{clock}{_ZONE}$"


TIME_PATTERNS = {"date": _time_pattern("date", "day"), "timestamp": _time_pattern("timestamp", "second")}
"""The pattern of a time by its form, told as finely as that form can."""
_ID_LENGTH = 256

_AS_SENT = AreaWarehouse()
snake = lru_cache(maxsize=65_536)(snake_case)


def type_of(spec: FieldSpec, kind: str, measure: Measure) -> JsonType:
    """Give the type of the value as it is sent; a label that maps integers to words is an integer."""
    if isinstance(measure, Label) and isinstance(measure.values, dict):
        return "integer"
    return spec.type or _TYPES[kind]


def bounds_of(spec: FieldSpec, measure: Measure, vocabularies: Mapping[str, tuple[str, ...]]) -> Bounds:
    """Give a field's bounds: what its author wrote, else what its measure implies."""
    match measure:
        case Label():
            return _label_bounds(spec, measure, vocabularies)
        case Version():
            length = spec.max_length or versions.SENT_LENGTH
            return Bounds(
                min_length=None if measure.empty else 1,
                max_length=length,
                pattern=spec.pattern or versions.SENT,
                max_items=spec.max_items,
            )
        case Id() if spec.type == "integer":
            return Bounds(low=0, max_items=spec.max_items)
        case Id() | TextMeasure():
            return Bounds(
                min_length=None if measure.empty else 1,
                max_length=spec.max_length or _ID_LENGTH,
                pattern=spec.pattern,
                max_items=spec.max_items,
            )
        case Time():
            pattern = _time_pattern(measure.form, measure.precision)
            return Bounds(form=measure.form, precision=measure.precision, pattern=pattern, max_items=spec.max_items)
        case _:
            low = 0 if spec.min is None else spec.min
            high = 1 if spec.ratio is not None and spec.max is None else spec.max
            return _number_bounds(low, high, spec.max_items)


@lru_cache(maxsize=4096, typed=True)
def _number_bounds(low: float, high: float | None, max_items: int | None) -> Bounds:
    return Bounds(low=low, high=high, max_items=max_items)


def _label_bounds(spec: FieldSpec, label: Label, vocabularies: Mapping[str, tuple[str, ...]]) -> Bounds:
    if isinstance(label.values, dict):
        codes = tuple((int(code), word) for code, word in label.values.items())
        return Bounds(codes=codes, max_items=spec.max_items)
    words = vocabularies.get(label.values, ()) if isinstance(label.values, str) else label.values
    extra = ((label.otherwise,) if label.otherwise else ()) + (("",) if label.empty else ())
    return Bounds(words=tuple(dict.fromkeys(words + extra)), max_items=spec.max_items)


def area_steps(area: AreaSpec) -> tuple[Steps, Steps]:
    """Give the steps to an area in the request and in the warehouse; none for an area at the root."""
    if area.at is None:
        return (), ()
    request = steps_of(area.at.request) or ()
    warehouse = area.warehouse or _AS_SENT
    if area.at.warehouse is not None:
        return request, steps_of(area.at.warehouse) or ()
    return request, _respelled(request, warehouse)


def column_of(area: AreaSpec, spec: FieldSpec, *, request: Steps, steps: Steps, base: Steps) -> Column | None:
    """Work out where a field is stored; None when it is dropped.

    `request` leads to the area, `steps` to the field (both in the request), `base` to the area in the warehouse.
    """
    whole = area.warehouse or _AS_SENT
    own = spec.warehouse
    convert = (own.convert if own else None) or whole.convert
    if convert == "dropped":
        return None
    relative = steps[len(request) :]
    name = (own.name if own else None) or _last_name(relative, whole)
    first = _first_list(request, relative) if whole.periods == "first" or convert == "first" else None
    if own and own.into:
        target = (*(steps_of(own.into) or ()), name)
    else:
        if first is not None:
            at = first - len(request)
            relative = relative[:at] + relative[at + 1 :]
        target = base + _stored(relative, whole, name)
    conversion: Conversion = "same" if convert in {None, "same", "first"} else convert  # type: ignore[assignment]  # the rest
    row = tuple(own.row.items()) if own and own.row else ()
    operands = tuple(request + (steps_of(path) or ()) for path in own.of) if own and own.of else ()
    return Column(target, conversion, row, operands, first)


def _stored(relative: Steps, whole: AreaWarehouse, name: str) -> Steps:
    """Respell a path; a map becomes a list of rows, in which its key is a column like the others."""
    if len(relative) == 1 and relative != ("*",):
        return (name,)
    if relative[-1] == "*":
        return (*_rows(relative[:-1], whole), "[]", name)
    return (*_rows(relative[:-1], whole), name)


def _rows(steps: Steps, whole: AreaWarehouse) -> Steps:
    return tuple("[]" if step == "*" else step for step in _respelled(steps, whole))


def _respelled(steps: Steps, whole: AreaWarehouse) -> Steps:
    if whole.keys == "same":
        return steps
    return tuple(step if step in {"[]", "*"} else snake(step) for step in steps)


def _last_name(relative: Steps, whole: AreaWarehouse) -> str:
    last = relative[-1]
    if last == "*":
        return "key"
    return last if whole.keys == "same" else snake(last)


def _first_list(request: Steps, relative: Steps) -> int | None:
    return len(request) + relative.index("[]") if "[]" in relative else None
