"""Cut an input into payloads: one a line, or all of it when it is one document that is written over several lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedIOBase
from typing import Any

import msgspec

from pingreg.payload.nesting import is_deeper
from pingreg.payload.reader import DEEPEST, LARGEST
from pingreg.stream.inputs import blocks

_decode = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Json:
    """Hold a payload that could be parsed."""

    value: Any


@dataclass(frozen=True, slots=True)
class Text:
    """Hold what is no JSON within the caps."""

    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Stand for a line that is too long to be read."""


Piece = Json | Text | Unread


def pieces(file: BufferedIOBase) -> Iterator[tuple[int, int, Piece]]:
    """Give each payload with the line on which it begins, and how many bytes of the input are done with it.

    Blank lines are none. A list that fills the input holds payloads.

    Raises:
        DamagedInputError: the input is compressed, and damaged.
    """
    line = 1
    held, is_whole = b"", True
    for block in blocks(file):
        if block.is_oversized:
            yield from _lines(held, line, block.offset)
            line += held.count(b"\n")
            yield line, block.end, Unread()
            held, is_whole, line = b"", False, line + 1
            continue
        data = bytes(block.data)
        if is_whole and len(held) + len(data) <= LARGEST and (held or not _begins_with_a_payload(data)):
            held += data
            continue
        data, held, is_whole = held + data, b"", False
        yield from _lines(data, line, block.end)
        line += data.count(b"\n")
    yield from _whole(held) if is_whole else ()


def _whole(content: bytes) -> Iterator[tuple[int, int, Piece]]:
    piece = _piece(content)
    match piece:
        case Json(list() as items):
            yield from ((1, len(content), Json(item)) for item in items)
        case Json():
            yield 1, len(content), piece
        case _:
            yield from _lines(content, 1, len(content))


def _lines(data: bytes, line: int, done: int) -> Iterator[tuple[int, int, Piece]]:
    for number, content in enumerate(data.split(b"\n"), start=line):
        if content and not content.isspace():
            yield number, done, _piece(content)


def _begins_with_a_payload(data: bytes) -> bool:
    first = next((line for line in data.split(b"\n", 64) if line and not line.isspace()), b"")
    return len(first) < len(data.strip()) and isinstance(_piece(first), Json)


def _piece(content: bytes) -> Piece:
    try:
        if not is_deeper(content, DEEPEST):
            return Json(_decode(content))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    return Text(content.decode("utf-8", "replace"))
