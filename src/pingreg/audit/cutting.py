"""Cut an input into payloads: one a line, or all of it when it is one document that is written over several lines."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedIOBase
from typing import Any

import msgspec

from pingreg.audit.items import cut
from pingreg.payload.nesting import is_deeper
from pingreg.payload.reader import DEEPEST, LARGEST
from pingreg.payload.repeated import dropped_members, is_whole
from pingreg.stream.inputs import blocks

_decode = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Json:
    """Hold a payload that could be parsed, and members that stand in it and that its value has lost."""

    value: Any
    dropped: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Hold what is no JSON within the caps; `is_garbled`: it may be no text at all, or in another encoding."""

    text: str
    is_garbled: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Stand for a line that is too long to be read."""


Piece = Json | Text | Unread


def pieces(file: BufferedIOBase) -> Iterator[tuple[int, int, Piece]]:
    """Give each payload with the line on which it begins, and how many bytes of the input are done with it.

    Blank lines are none, nor is a byte-order mark. A list that fills the input holds payloads, however long it is.

    Raises:
        DamagedInputError: the input is compressed, and damaged.
    """
    line, done = 1, 0
    held, is_document, is_list = b"", True, False
    for block in blocks(file):
        done = block.end
        if block.is_oversized:
            yield from _lines(held, line, block.offset)
            line += held.count(b"\n")
            yield line, block.end, Unread()
            held, is_document, is_list, line = b"", False, False, line + 1
            continue
        data = bytes(block.data).removeprefix(b"" if block.offset else BOM_UTF8)
        if is_document and len(held) + len(data) <= LARGEST and (held or not _begins_with_a_payload(data)):
            held += data
            continue
        if is_document and held.lstrip().startswith(b"["):
            held, is_list = held.replace(b"[", b" ", 1), True
        data, held, is_document = held + data, b"", False
        if is_list:
            here = cut(data, line)
            yield from ((at, block.end, _piece(item)) for at, item in here.items)
            data, line, is_list = here.rest, here.line, not here.is_over and len(here.rest) <= LARGEST
        if is_list:
            held = data
            continue
        yield from _lines(data, line, block.end)
        line += data.count(b"\n")
    yield from _whole(held) if is_document else _lines(held, line, done)


def _whole(content: bytes) -> Iterator[tuple[int, int, Piece]]:
    piece = _piece(content)
    match piece:
        case Json(list()):
            here = cut(content.replace(b"[", b" ", 1), 1)
            yield from ((at, len(content), _piece(item)) for at, item in here.items)
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
            value = _decode(content)
            return Json(value, () if is_whole(content, value) else dropped_members(content))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return Text(content.decode("utf-8"), is_garbled=b"\0" in content)
    except UnicodeDecodeError:
        return Text(content.decode("utf-8", "replace"), is_garbled=True)
