"""Names: case styles, edit distance and did-you-mean."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from heapq import nsmallest

_WORD_START = re.compile(r"(?=[A-Z])(?:(?<=[a-z0-9])|(?<=[A-Z])(?=[A-Z][a-z](?!$|_|[A-Z])))")
_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST = 2
"""A name of one letter is near to everything."""
_MANY, _BESIDE = 500, 20
_SEPARATORS = str.maketrans("", "", "-_. ")
_STYLES = {
    "snake_case": re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+\Z"),
    "kebab-case": re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+\Z"),
    "camelCase": re.compile(r"[a-z][a-z0-9]*([A-Z][A-Za-z0-9]*)+\Z"),
    "PascalCase": re.compile(r"[A-Z][A-Za-z0-9]*\Z"),
    "lower": re.compile(r"[a-z][a-z0-9]*\Z"),
}


def snake_case(name: str) -> str:
    """Spell `NumRepositories` as `num_repositories` and `PreciseWAUs` as `precise_waus`."""
    return _WORD_START.sub("_", name).lower()


def words_of(name: str) -> tuple[str, ...]:
    """Split a name at case and separators, in lower case: `userIPAddress` is `user`, `ip`, `address`."""
    return tuple(_WORD.findall(snake_case(name)))


def case_style(name: str) -> str | None:
    """Name the case style of `name`: `snake_case`, `kebab-case`, `camelCase`, `PascalCase`, `lower`, or None."""
    return next((style for style, pattern in _STYLES.items() if pattern.match(name)), None)


def folded(name: str) -> str:
    """Drop what a reader overlooks, case and separators: two names that fold alike are confused."""
    return name.lower().translate(_SEPARATORS)


def distance(one: str, two: str, *, limit: int = 3) -> int:
    """Count the insertions, deletions, substitutions and swaps of neighbours between two names.

    Optimal string alignment (Damerau-Levenshtein with no substring edited twice). Gives up at `limit`.
    """
    if abs(len(one) - len(two)) >= limit:
        return limit
    one, two = _without_what_both_begin_with(one, two)
    width = limit - 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        previous, before = before, row
        row = [limit] * (len(two) + 1)
        row[0] = i
        # A cell farther from the diagonal than this cannot be below the limit.
        for j in range(max(1, i - width), min(len(two), i + width) + 1):
            b = two[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, previous[j - 2] + 1)
            row[j] = cost
        if min(row) >= limit:
            return limit
    return min(row[-1], limit)


def _without_what_both_begin_with(one: str, two: str) -> tuple[str, str]:
    """Cut a common prefix, which costs nothing."""
    same = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return one[same:], two[same:]


class Known:
    """Names that a misspelt one may stand for, made ready for many guesses.

    Of very many names only those are compared that begin or end most alike: a guess may not cost more than the reading.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(name for name in names if len(name) >= _SHORTEST)

    def nearest(self, name: str) -> str | None:
        """Find the one that a writer of `name` most likely meant, or None."""
        best = min(self._near(name), default=None)
        return None if best is None else best[1]

    def only(self, name: str) -> str | None:
        """Find the one that is near to `name`; None when there is none, or a choice."""
        near = {other for _, other in self._near(name)}
        return near.pop() if len(near) == 1 else None

    def _near(self, name: str) -> Iterator[tuple[int, str]]:
        """Give the names that a writer of `name` may have meant, each behind its distance."""
        limit = 2 if len(name) <= 5 else 3  # noqa: PLR2004  short names are near to everything
        wanted = name.lower()
        if len(wanted) < _SHORTEST:
            return
        for other in self._alike(wanted):
            if (far := distance(wanted, other.lower(), limit=limit)) < limit:
                yield far, other

    def _alike(self, name: str) -> Iterable[str]:
        if len(self._names) <= _MANY:
            return self._names
        forwards, backwards = self._both_ways
        ahead, behind = bisect_left(forwards, (name, "")), bisect_left(backwards, (name[::-1], ""))
        near = (
            forwards[max(0, ahead - _BESIDE) : ahead + _BESIDE],
            backwards[max(0, behind - _BESIDE) : behind + _BESIDE],
        )
        return (other for part in near for _, other in part)

    @cached_property
    def _both_ways(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        lowered = [(name.lower(), name) for name in self._names]
        return sorted(lowered), sorted((name[::-1], spelled) for name, spelled in lowered)


_known = lru_cache(maxsize=8)(Known)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Find the one of `known` that a writer of `name` most likely meant, or None."""
    return _known(tuple(known)).nearest(name)


def only_near(name: str, known: Iterable[str]) -> str | None:
    """Find the one of `known` that is near to `name`; None when there is none, or a choice."""
    return _known(tuple(known)).only(name)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Write ` (did you mean `x`?)`, or nothing when no known name is near."""
    guess = nearest(name, known)
    return "" if guess is None else f" (did you mean `{guess}`?)"


def one_of(known: Iterable[str], *, most: int = 12) -> str:
    """List what is allowed, sorted, cut after `most`."""
    names = tuple(known)
    listed = ", ".join(f"`{name}`" for name in nsmallest(most, names))
    return listed if len(names) <= most else f"{listed} and {len(names) - most} more"


def counted(count: int, noun: str) -> str:
    """Write a number with its noun: `1 field`, `2,000 fields`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
