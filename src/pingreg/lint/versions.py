"""Versions in order, as semantic versioning has it; the spec has checked how they are written."""

import re

Order = tuple[tuple[int, ...], bool, tuple[tuple[bool, int, str], ...]]
_PART = re.compile(r"\s*(>=|<=|>|<|=)\s*([^,\s]+)\s*\Z")


def order(version: str) -> Order | None:
    """Give what `version` is sorted by; None for `unknown`, which comes before and after nothing.

    A pre-release comes before its release; its identifiers are compared as https://semver.org, item 11, says.
    """
    if version == "unknown":
        return None
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


def upper_end(versions: str) -> tuple[str, bool] | None:
    """Give the version at which a range such as `>=3.16, <5.0` ends, and whether it belongs to it; None when open."""
    matches = (_PART.match(part) for part in versions.split(","))
    ends = [(match[2], match[1] != "<") for match in matches if match and match[1] in {"<", "<=", "="}]
    return min(ends, key=lambda end: (order(end[0]) or ((), False, ()), end[1]), default=None)
