"""Names of members, as words: `DB_PASS`, `dbPass` and `db-pass` say the same, and their end says what stands there."""

import re
from functools import lru_cache

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BETWEEN = re.compile(r"[^0-9A-Za-z]+")
_LONGEST = 100
_MOST_JOINED = 4
_MOST_REMEMBERED = 4096


@lru_cache(_MOST_REMEMBERED)
def words_of(name: str) -> tuple[str, ...]:
    """Split a name at its humps and marks, in small letters; of a long one its end."""
    return tuple(word for word in _BETWEEN.split(_HUMP.sub("_", name[-_LONGEST:]).lower()) if word)


@lru_cache(_MOST_REMEMBERED)
def endings_of(name: str) -> tuple[str, ...]:
    """Join the last word of a name, the last two, and so on; a number behind them counts for nothing.

    `dbHostName2` ends in `name`, `hostname` and `dbhostname`.
    """
    words = list(words_of(name))
    while words and words[-1].isdecimal():
        words.pop()
    if words:
        words[-1] = words[-1].rstrip("0123456789")
    return tuple("".join(words[-length:]) for length in range(1, min(len(words), _MOST_JOINED) + 1))


def ends_in(name: str, wanted: frozenset[str]) -> bool:
    """Tell whether a name ends in one of some words."""
    return not wanted.isdisjoint(endings_of(name))
