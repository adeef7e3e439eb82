"""Versions and ranges of them: how they are written, and their order, as semantic versioning has it."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

SENT = "^(?:[vV]?[0-9][0-9A-Za-z.+_~:-]*|[A-Za-z]{1,12})?$"
SENT_LENGTH = 64
"""How releases are sent where no author says otherwise: by numbers, or of what is built between them by a word."""
VERSION = r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,3}(?:-[0-9A-Za-z.]{1,32})?"
"""How a version is written, as a pattern without anchors."""
_PART = re.compile(rf"\s*(>=|<=|>|<|=)\s*({VERSION})\s*\Z")

_WHOLE = re.compile(rf"{VERSION}\Z")

Order = tuple[tuple[int, ...], bool, tuple[tuple[bool, int, str], ...]]


_SIGNS: Mapping[str, Callable[[Order, Order], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold one part of a range: `sign` is `>=`, `<=`, `>`, `<` or `=`."""

    sign: str
    version: str
    order: Order


def order(version: str) -> Order | None:
    """Give what `version` is sorted by; None for `unknown`, which comes before and after nothing."""
    return None if version == "unknown" else _order(version)


@lru_cache(maxsize=1024)
def _order(version: str) -> Order:
    """A pre-release comes before its release; its identifiers are compared as https://semver.org, item 11, says."""
    numbers, _, before = version.partition("-")
    parts = tuple(int(number) for number in numbers.split("."))
    identifiers = tuple(
        (False, int(one), "") if one.isdecimal() else (True, 0, one) for one in before.split(".") if before
    )
    return (*parts, 0, 0, 0)[:4], not before, identifiers


def is_before(one: str, two: str) -> bool:
    """Tell whether `one` is known to come before `two`."""
    first, second = order(one), order(two)
    return first is not None and second is not None and first < second


def comparisons(versions: str) -> tuple[Comparison, ...] | None:
    """Split a range such as `>=3.16, <5.0`; None when it is not written like one."""
    found = [match for part in versions.split(",") if (match := _PART.match(part))]
    if len(found) <= versions.count(","):
        return None
    return tuple(Comparison(match[1], match[2], _order(match[2])) for match in found)


def is_orderable(version: str) -> bool:
    """Tell whether a version is written so that it comes before or after others, as `4.5.1` is."""
    return _WHOLE.match(version) is not None


def is_within(version: str, versions: str) -> bool | None:
    """Tell whether a version is in a range such as `>=3.16, <5.0`; None when the version cannot be ordered."""
    if not is_orderable(version):
        return None
    at = _order(version)
    return all(_SIGNS[part.sign](at, part.order) for part in comparisons(versions) or ())


def is_empty(parts: tuple[Comparison, ...]) -> bool:
    """Tell whether no version, pre-releases included, can satisfy all of `parts`."""
    low = max(((part.order, part.sign == ">") for part in parts if part.sign in {">", ">=", "="}), default=None)
    high = min(((part.order, part.sign != "<") for part in parts if part.sign in {"<", "<=", "="}), default=None)
    if low is None or high is None:
        return False
    return low[0] > high[0] or (low[0] == high[0] and (low[1] or not high[1]))


def upper_end(versions: str) -> tuple[str, bool] | None:
    """Give the version at which a range such as `>=3.16, <5.0` ends, and whether it belongs to it; None when open."""
    ends = (part for part in comparisons(versions) or () if part.sign in {"<", "<=", "="})
    last = min(ends, key=lambda part: (part.order, part.sign != "<"), default=None)
    return None if last is None else (last.version, last.sign != "<")
