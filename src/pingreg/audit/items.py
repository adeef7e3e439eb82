"""Items: cut a list into what it holds, piece by piece, however long it is."""

import json
import re
from dataclasses import dataclass

_GAP, _BLANK = re.compile(r"[ \t\r\n,]*"), re.compile(r"[ \t\r\n]*")
_end_of = json.JSONDecoder(parse_int=float).raw_decode
"""Only where an item ends is asked."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Hold items with the lines on which they begin, and the `rest` with its line.

    `is_over`: the rest is no part of the list, or the list is none.
    """

    items: tuple[tuple[int, bytes], ...]
    rest: bytes
    line: int
    is_over: bool


def cut(data: bytes, line: int) -> Cut:
    """Cut whole items off what stands in a list, behind its bracket or an item; the last may be a part of one."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return Cut((), data, line, is_over=True)
    items: list[tuple[int, bytes]] = []
    done = 0
    while (at := _end(_GAP, text, done)) < len(text):
        line += text.count("\n", done, at)
        done = at
        if text[at] == "]":
            return Cut(tuple(items), text[at + 1 :].encode(), line, is_over=True)
        try:
            _, end = _end_of(text, at)
        except (ValueError, RecursionError):
            break
        place = _end(_BLANK, text, end)
        behind = text[place : place + 1]
        if behind not in {",", "]"}:
            return Cut(tuple(items), text[at:].encode(), line, is_over=bool(behind))
        items.append((line, text[at:end].encode()))
        line += text.count("\n", at, end)
        done = end
    return Cut(tuple(items), text[done:].encode(), line, is_over=False)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
