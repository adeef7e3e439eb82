"""Our style of YAML: plain where every reader agrees, else double-quoted, small mappings on one line, a header."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel

from pingreg.source.scalars import plain
from pingreg.spec.area import AreaSpec
from pingreg.spec.field import FieldSpec
from pingreg.spec.order import ModelOrder

Value = str | int | float | bool | Sequence["Value"] | Mapping[str, "Value"]
Body = Mapping[str, Value]
"""What stands under a field's key: its measure, its description, and whatever is not inherited."""

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


def file_of(path: str, kind: str, lines: Iterable[str]) -> bytes:
    """Write a file at `path` from the registry's root; `kind` names the schema that editors use."""
    up = "../" * path.count("/")
    header = f"# yaml-language-server: $schema={up}metaschema/{kind}.schema.json"
    return "\n".join([header, *lines, ""]).encode()


def area_file(path: str, heading: Mapping[str, Value | None], fields: Mapping[str, Body]) -> bytes:
    """Write an area; keys of the heading that are None are left out."""
    lines = [*block(in_order(AreaSpec, given(heading))), "fields:"]
    for name, body in fields.items():
        lines.extend(nested(name, in_order(FieldSpec, body), outer="  ", inner="    "))
    return file_of(path, "area", lines)


def in_order(model: type[BaseModel], entries: Mapping[str, Value]) -> dict[str, Value]:
    """Put the keys of a mapping in the order in which `pingreg fmt` writes them."""
    return {key: entries[key] for key in ModelOrder([model]).ordered(tuple(entries))}


def given(entries: Mapping[str, Value | None]) -> dict[str, Value]:
    """Keep what was answered."""
    return {key: value for key, value in entries.items() if value is not None and value not in ((), [])}
