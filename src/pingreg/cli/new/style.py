"""Our style of YAML: plain where every reader agrees, double-quoted elsewhere, small mappings on one line."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from pingreg.source.scalars import plain

Value = str | int | float | bool | Sequence["Value"] | Mapping[str, "Value"]

_PLAIN = re.compile(r"[^\W_][^\n]*\Z|[$_][A-Za-z][^\n]*\Z")
_NEVER_PLAIN = re.compile(r": |:\Z| #|\A\s|\s\Z")
_FLOW = re.compile(r"[\[\]{},]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scalar(text: str, *, in_flow: bool) -> str:
    """Write a text so that our strict reader, and any other, gives back that text."""
    if _PLAIN.match(text) and not _NEVER_PLAIN.search(text) and text.isprintable() and plain(text) == text:
        is_dangerous = in_flow and (_FLOW.search(text) or ":" in text)
        if not is_dangerous:
            return text
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    return f"\\U{ord(char):08X}"


def flow(value: Value) -> str:
    """Write a value on one line."""
    match value:
        case str():
            return scalar(value, in_flow=True)
        case bool() | int() | float():
            return json.dumps(value)
        case Mapping():
            return "{" + ", ".join(f"{flow(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
        case _:
            return "[" + ", ".join(flow(inner) for inner in value) + "]"


def entry(key: str, value: Value) -> str:
    """Write one key of a block with its value behind it."""
    shown = scalar(value, in_flow=False) if isinstance(value, str) else flow(value)
    return f"{scalar(key, in_flow=False)}: {shown}"


def block(entries: Mapping[str, Value]) -> Iterator[str]:
    """Write one line a key."""
    return (entry(key, value) for key, value in entries.items())


def nested(key: str, entries: Mapping[str, Value], *, outer: str, inner: str) -> Iterator[str]:
    """Write a key at the indentation `outer`, and below it one line a key at `inner`."""
    yield f"{outer}{scalar(key, in_flow=False)}:"
    yield from (f"{inner}{line}" for line in block(entries))
