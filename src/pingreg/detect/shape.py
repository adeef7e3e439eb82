"""Shapes: what may be told of a value that was found, and does not give it away."""

import unicodedata
from itertools import groupby

_SHOWN = frozenset("@.:/-_+(), ")
_LONGEST, _LONG_RUN = 48, 4
_CUT = 2000


def shape_of(text: str) -> str:
    """Mask a text: `a` for a small letter, `A` for a capital, `9` for a digit, `?` for what is no usual mark.

    Of a long one, runs are counted (`a{12}`), and the end is left out.
    """
    mask = "".join(map(_class, text[:_CUT]))
    if len(mask) <= _LONGEST and len(text) <= _CUT:
        return mask
    parts = [_run(char, sum(1 for _ in run)) for char, run in groupby(mask)]
    told = ""
    for part in parts:
        if len(told) + len(part) > _LONGEST:
            return f"{told}..."
        told += part
    return told if len(text) <= _CUT else f"{told}..."


def hidden_shape_of(text: str) -> str:
    """Mask a secret: only how long it is."""
    return f"*{{{len(text)}}}"


def _run(char: str, length: int) -> str:
    return f"{char}{{{length}}}" if length >= _LONG_RUN else char * length


def _class(char: str) -> str:
    if char in _SHOWN:
        return char
    match unicodedata.category(char):
        case "Lu" | "Lt":
            return "A"
        case "Nd":
            return "9"
        case category if category.startswith(("L", "M")):
            return "a"
        case _:
            return "?"
