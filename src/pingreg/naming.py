"""Names: case styles, edit distance and did-you-mean."""

import re
from collections.abc import Iterable

_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z](?!$|_|[A-Z]))")
_SEPARATORS = re.compile(r"[-_. ]")
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


def case_style(name: str) -> str | None:
    """Name the case style of `name`: `snake_case`, `kebab-case`, `camelCase`, `PascalCase`, `lower`, or None."""
    return next((style for style, pattern in _STYLES.items() if pattern.match(name)), None)


def folded(name: str) -> str:
    """Drop what a reader overlooks, case and separators: two names that fold alike are confused."""
    return _SEPARATORS.sub("", name).lower()


def distance(one: str, two: str, *, limit: int = 3) -> int:
    """Count the insertions, deletions, substitutions and swaps of neighbours between two names.

    Optimal string alignment (Damerau-Levenshtein with no substring edited twice). Gives up at `limit`.
    """
    if abs(len(one) - len(two)) >= limit:
        return limit
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        previous, before = before, row
        row = [i]
        for j, b in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        if min(row) >= limit:
            return limit
    return min(row[-1], limit)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Find the one of `known` that a writer of `name` most likely meant, or None."""
    limit = 2 if len(name) <= 5 else 3  # noqa: PLR2004  short names are near to everything
    best = min(((distance(name.lower(), other.lower(), limit=limit), other) for other in known), default=None)
    return None if best is None or best[0] >= limit else best[1]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Write ` (did you mean `x`?)`, or nothing when no known name is near."""
    guess = nearest(name, known)
    return "" if guess is None else f" (did you mean `{guess}`?)"


def one_of(known: Iterable[str], *, most: int = 12) -> str:
    """List what is allowed, sorted, cut after `most`."""
    names = sorted(known)
    listed = ", ".join(f"`{name}`" for name in names[:most])
    return listed if len(names) <= most else f"{listed} and {len(names) - most} more"
