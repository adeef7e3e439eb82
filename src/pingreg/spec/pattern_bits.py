"""Bits: how many texts a pattern admits, as the binary logarithm of a bound from above.

The grammar is that of `patterns`. Each part has a bound of its own: a class as many texts as it has characters, a
sequence their product, an alternative their sum, a repetition the power. Parts that admit the same text are counted
twice, so that it may be fewer; what is repeated without an end is bounded by the length of the whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2

_PIECE = re.compile(r"\\.|\[\^?(?:\\.|[^\\\]])*\]|\((?:\?:)?|\{[0-9]*,?[0-9]*\}|.", re.DOTALL)
_RANGE = re.compile(r"(\\.|[^\\])-(\\.|[^\\])|(\\.|[^\\])", re.DOTALL)
_REPEATS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
_CHARACTERS = 0x10FFFF
"""How many characters there are, by which a class is bounded that says what it leaves out."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Bound a part: the logarithm of how many texts it admits, and the length of the shortest."""

    bits: float = 0.0
    shortest: int = 0


@dataclass(slots=True)
class _Group:
    """Collect an open group: the alternatives that are complete, and the parts of the one that is not."""

    alternatives: list[_Part] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)

    def end_alternative(self) -> None:
        self.alternatives.append(
            _Part(sum(part.bits for part in self.parts), sum(part.shortest for part in self.parts))
        )
        self.parts.clear()

    def closed(self) -> _Part:
        self.end_alternative()
        bits = _summed([part.bits for part in self.alternatives])
        return _Part(bits, min(part.shortest for part in self.alternatives))


@lru_cache(maxsize=4096)
def bits_of(pattern: str, max_length: int) -> float:
    """Bound the number of texts of a length that a pattern admits, as its binary logarithm; the pattern is sound."""
    pieces = tuple(_PIECE.findall(pattern[1:-1]))
    letters = frozenset(span for piece in pieces for span in _spans(piece))
    alphabet = log2(max(1, _size(letters)))
    whole = _bounded(pieces, max_length).bits
    return min(whole, _powers(alphabet, 0, max_length))


def _bounded(pieces: tuple[str, ...], longest: int) -> _Part:
    groups = [_Group()]
    for piece in pieces:
        inner = groups[-1]
        match piece[0]:
            case "(":
                groups.append(_Group())
            case ")":
                groups[-2].parts.append(groups.pop().closed())
            case "|":
                inner.end_alternative()
            case "*" | "+" | "?" | "{":
                inner.parts.append(_repeated(inner.parts.pop(), piece, longest))
            case _:
                inner.parts.append(_Part(log2(max(1, _size(frozenset(_spans(piece))))), 1))
    return groups[0].closed()


def _repeated(part: _Part, piece: str, longest: int) -> _Part:
    least, most = _REPEATS.get(piece) or _counts(piece)
    if most is None or most * part.shortest > longest:
        most = max(least, longest // max(1, part.shortest))
    bits = min(_powers(part.bits, least, most), _powers(log2(_CHARACTERS), 0, longest))
    return _Part(bits, min(least * part.shortest, longest))


def _counts(piece: str) -> tuple[int, int | None]:
    least, comma, most = piece[1:-1].partition(",")
    return int(least), int(most) if most else (None if comma else int(least))


def _powers(bits: float, least: int, most: int) -> float:
    """Add up how many texts there are of `least` to `most` parts of so many bits each."""
    if bits < 1:
        return most * bits + log2(most - least + 1)
    return most * bits + (1 if most > least else 0)  # each power is at least twice the one before


def _summed(bits: list[float]) -> float:
    most = max(bits)
    return most + log2(sum(2 ** (one - most) for one in bits))


def _spans(piece: str) -> Iterator[tuple[int, int]]:
    """Give the characters of a class, or of one character, from first to last."""
    if piece.startswith("[^"):
        yield 0, _CHARACTERS
    elif piece.startswith("[") and len(piece) > 1:
        for low, high, alone in _RANGE.findall(piece[1:-1]):
            first, last = _code(low or alone), _code(high or alone)
            yield first, last
    elif len(piece) > 1 and piece[0] == "\\":
        yield _code(piece), _code(piece)
    elif len(piece) == 1 and piece not in "()|*+?":
        yield ord(piece), ord(piece)


def _code(written: str) -> int:
    return ord(_ESCAPED.get(written[-1], written[-1]) if len(written) > 1 else written)


def _size(spans: frozenset[tuple[int, int]]) -> int:
    """Count the characters of some spans, each once."""
    count, end = 0, -1
    for first, last in sorted(spans):
        count += max(0, last - max(first, end + 1) + 1)
        end = max(end, last)
    return count
