"""Visible: text that can be printed anywhere, because nothing in it acts or hides."""

import unicodedata

_ZERO_WIDTH = frozenset({"Mn", "Me"})
_DOUBLE_WIDTH = frozenset({"W", "F"})


def visible(text: str) -> str:
    """Escape each character that acts or hides: controls, line ends, bidi overrides, lone surrogates."""
    return text if text.isprintable() else "".join(map(_spelled, text))


def cells(text: str) -> int:
    """Count the terminal cells that `text` takes: two for wide characters, none for combining ones.

    East Asian width is as in UAX 11; an ambiguous character takes one cell.
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def _spelled(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return character.encode("unicode_escape").decode("ascii")


def _cells(character: str) -> int:
    # Vowels and final consonants of Hangul join the syllable before them.
    if unicodedata.category(character) in _ZERO_WIDTH or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in _DOUBLE_WIDTH else 1
