"""Read one payload's bytes: strict UTF-8 and well-formed JSON, within caps."""

import json
import re
from typing import Any, NamedTuple

from pingreg.diagnostics import Code

Json = Any
"""What JSON holds: dict, list, str, int, float, bool or None."""

LARGEST = 1024 * 1024
"""Most bytes in one payload."""

DEEPEST = 64
"""Deepest nesting of objects and lists in one payload."""

# Possessive, and satisfied by the end of the text: a quote that is never closed costs one pass, not one a quote.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_LONGEST_INTEGER = 400


class Diagnosis(NamedTuple):
    """Say what is wrong with a payload at a JSON pointer (RFC 6901); neither holds a value or an undeclared name."""

    code: Code
    pointer: str
    message: str


class _RefusedError(ValueError):
    """Carry why a payload is no JSON."""


def read(payload: bytes) -> tuple[Json, Diagnosis | None]:
    """Parse a payload; of a key that stands twice in one object the last value counts."""
    try:
        return _parsed(payload), None
    except _RefusedError as refused:
        return None, Diagnosis(Code("PE101"), "", str(refused))


def _parsed(payload: bytes) -> Json:
    if len(payload) > LARGEST:
        message = f"the payload has more than {LARGEST:,} bytes"
        raise _RefusedError(message)
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"the payload is not UTF-8 at byte {error.start}"
        raise _RefusedError(message) from None
    if text.count("[") + text.count("{") > DEEPEST and _depth(text) > DEEPEST:
        message = f"the payload is nested deeper than {DEEPEST} levels"
        raise _RefusedError(message)
    try:
        found = json.loads(text, parse_constant=_no_number, parse_int=_integer)
    except json.JSONDecodeError as error:
        message = f"the payload is not JSON at character {error.pos + 1}"
        raise _RefusedError(message) from None
    except RecursionError:
        message = f"the payload is nested deeper than {DEEPEST} levels"
        raise _RefusedError(message) from None
    if _SURROGATE.search(text):
        _refuse_lone_surrogates(found)
    return found


def _no_number(_: str) -> Json:
    message = "the payload has a number that is not finite"
    raise _RefusedError(message)


def _integer(text: str) -> int | float:
    # Beyond so many digits only its size matters, which a float tells as well and cheaply.
    return int(text) if len(text) <= _LONGEST_INTEGER else float(text)


def _depth(text: str) -> int:
    depth = deepest = 0
    for char in _STRING.sub("", text):
        if char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest


def _refuse_lone_surrogates(found: Json) -> None:
    try:
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        message = "the payload has half of a surrogate pair in a text"
        raise _RefusedError(message) from None
