"""Judge one value against one field: its type, then its bounds."""

import math
import re
import sys
from collections.abc import Iterator
from typing import Any

from pingreg.resolve.model import Field
from pingreg.spec import patterns

LOWEST, HIGHEST = -(2**63), 2**63 - 1
"""What a 64-bit integer column holds."""

LONGEST_NUMBER = 40
"""Most characters that a number has in text."""

_MOST_PARTS = 100
_NAMES = {"integer": "a whole number", "number": "a number", "boolean": "true or false", "string": "text"}


def _up_to(limit: str) -> str:
    """Write a pattern of the whole numbers from 0 to `limit`, digit by digit."""
    shorter = f"[1-9][0-9]{{0,{len(limit) - 2}}}"
    same = (
        f"{limit[:at]}[{0 if at else 1}-{int(digit) - 1}]"
        + (f"[0-9]{{{rest}}}" if (rest := len(limit) - at - 1) else "")
        for at, digit in enumerate(limit)
        if int(digit) > (0 if at else 1)
    )
    return f"(?:0|{shorter}|{'|'.join(same)}|{limit})"


WHOLE_TEXT = _up_to(str(HIGHEST))
"""Pattern of a whole number of 64 bits that is not negative, as it is written."""

NUMBER_TEXT = "(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?"
"""Pattern of a number that is not negative, as JSON writes it."""

_INTEGER = re.compile(f"{WHOLE_TEXT}|-{_up_to(str(-LOWEST))}")
_NUMBER = re.compile(f"-?{NUMBER_TEXT}")

Fault = tuple[str, str]
"""A code and what is wrong."""


def value_faults(value: Any, field: Field) -> Iterator[Fault]:
    """Judge one value as it is sent; null is the caller's."""
    match field.type:
        case "boolean":
            if not isinstance(value, bool):
                yield wrong_type("boolean")
        case "string":
            if isinstance(value, str):
                yield from text_faults(value, field)
            else:
                yield wrong_type("string")
        case _:
            yield from _number_faults(value, field)


def wrong_type(wanted: str) -> Fault:
    """Say which type is declared."""
    return "PE103", f"the value is not {_NAMES.get(wanted, wanted)}"


def _number_faults(value: Any, field: Field) -> Iterator[Fault]:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        yield wrong_type(field.type)
        return
    if isinstance(value, float) and not math.isfinite(value):
        yield "PE104", "the number is not finite"
        return
    if field.type == "integer" and isinstance(value, float) and not value.is_integer():
        yield wrong_type("integer")
        return
    bounds = field.bounds
    low, high = (LOWEST, HIGHEST) if field.type == "integer" else (-sys.float_info.max, sys.float_info.max)
    if not low <= value <= high:
        yield "PE104", "the number does not fit 64 bits"
        return
    if bounds.low is not None and value < bounds.low:
        yield "PE104", f"the number is below {bounds.low}"
    if bounds.high is not None and value > bounds.high:
        yield "PE104", f"the number is above {bounds.high}"
    if bounds.codes is not None and all(value != code for code, _ in bounds.codes):
        yield "PE106", "the number is none of the declared codes"


def text_faults(text: str, field: Field) -> Iterator[Fault]:
    """Judge a text by length, closed set and pattern; none is what a field says that holds no text."""
    bounds = field.bounds
    if field.type != "string":
        yield wrong_type(field.type)
        return
    if bounds.max_length is not None and len(text) > bounds.max_length:
        yield "PE104", f"the text has over {bounds.max_length} characters"
        return
    if bounds.min_length is not None and len(text) < bounds.min_length:
        yield "PE104", "the text is empty"
        return
    if bounds.words is not None and text not in bounds.words:
        yield "PE106", "the text is none of the declared values"
    if bounds.pattern is not None and not patterns.matches(bounds.pattern, text):
        yield "PE105", "the text does not match the declared pattern"


def stored_faults(value: Any, field: Field, conversion: str) -> Iterator[Fault]:
    """Judge one value as the receiver stores it, after its conversion."""
    if conversion == "never_copied":
        yield "PE103", "the column is never filled"
    elif conversion == "same":
        yield from value_faults(value, field)
    elif conversion == "difference":
        # What is worked out of two others has no bounds of its own; what was sent has its field's.
        if isinstance(value, bool) or not isinstance(value, int):
            yield from value_faults(value, field)
    elif not isinstance(value, str):
        yield wrong_type("string")
    elif conversion == "word":
        if field.bounds.codes is not None and all(value != word for _, word in field.bounds.codes):
            yield "PE106", "the text is none of the declared words"
    elif conversion == "join" or field.repeated:
        yield from _joined_faults(value, field)
    else:
        yield from _written_faults(value, field)


def _joined_faults(text: str, field: Field) -> Iterator[Fault]:
    parts = text.split(",") if text else []
    faults = [fault for part in parts for fault in _item_faults(part, field)]
    if faults and not (len(parts) <= _MOST_PARTS and _is_joined(parts, field)):
        yield faults[0]


def _is_joined(parts: list[str], field: Field) -> bool:
    """Tell whether texts that hold commas themselves can have been joined to these parts."""
    ends = [0]
    for end in range(1, len(parts) + 1):
        if any(not any(_item_faults(",".join(parts[start:end]), field)) for start in ends):
            ends.append(end)
    return ends[-1] == len(parts)


def _item_faults(text: str, field: Field) -> Iterator[Fault]:
    return text_faults(text, field) if field.type == "string" else _written_faults(text, field)


def zero_text(field: Field) -> str:
    """Give what the receiver writes for a value that was not sent: nothing for a list."""
    return "" if field.repeated else {"boolean": "false", "integer": "0", "number": "0"}.get(field.type, "")


def _written_faults(text: str, field: Field) -> Iterator[Fault]:
    if text == zero_text(field):
        return
    match field.type:
        case "string":
            yield from text_faults(text, field)
        case "boolean":
            if text not in {"true", "false"}:
                yield wrong_type("boolean")
        case _:
            number = _number(text, field)
            if number is None:
                yield wrong_type(field.type)
            else:
                yield from _number_faults(number, field)


def _number(text: str, field: Field) -> int | float | None:
    """Read a number as the receiver writes it: JSON's form, and for a whole number nothing but digits."""
    if field.type == "integer":
        return int(text) if _INTEGER.fullmatch(text) else None
    return float(text) if len(text) <= LONGEST_NUMBER and _NUMBER.fullmatch(text) else None


def stored(value: Any, field: Field) -> Any:
    """Convert one value as the field's column says; null where nothing was sent, or its zero in text."""
    match field.column.conversion if field.column else "dropped":
        case "string":
            return zero_text(field) if value is None else _text(value, field)
        case "join":
            return _text(value or [], field)
        case "word":
            return next((word for code, word in field.bounds.codes or () if code == value), None)
        case "never_copied" | "dropped":
            return None
        case _:
            return value


def _text(value: Any, field: Field) -> str:
    match value:
        case list():
            return ",".join(_text(item, field) for item in value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            number = int(value) if field.type == "integer" else value + 0  # no sign before zero
            text = repr(number)
            return text if len(text) <= LONGEST_NUMBER else repr(float(number))
        case _:
            return str(value)
