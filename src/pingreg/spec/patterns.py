r"""Patterns: the regular expressions that RE2, ECMAScript and Python read alike.

Allowed are literals, classes without shorthands, groups, alternation and greedy repetition up to 1,000, between `^`
and `$`. Left out is what the three disagree on or what a backtracking engine may hang on: `.`, `\d`, `\w`, `\s`,
`\b`, look-around, back-references, lazy and possessive repetition, flags, named groups.
"""

import re
from collections.abc import Callable
from functools import lru_cache

import re2

LONGEST = 500
"""Most characters in a pattern."""

_ATOM = re.compile(r"\\[\\^$.|?*+()\[\]{}/]|\\[nrt]|[^\\^$.|?*+()\[\]{}]")
_IN_CLASS = r"(?:\\[\\^\]\[-]|[^\\\]\[^&~|-]|(?<!\[)\^)"
# A `-` stands first, last or between the ends of a range: elsewhere it is, or will be, an operator on sets.
_CLASS = re.compile(rf"\[\^?(?!\]|--\])-?(?:{_IN_CLASS}(?:-{_IN_CLASS})?)*-?\]")
_REPEAT = re.compile(r"(?:[*+?]|\{(?:0|[1-9][0-9]{0,2}|1000)(?:,(?:0|[1-9][0-9]{0,2}|1000)?)?\})(?![*+?{])")
_OPEN = re.compile(r"\((?:\?:)?(?!\?)")


def fault(pattern: str) -> str | None:
    """Say why `pattern` is not in the common subset; None when it is."""
    if len(pattern) > LONGEST:
        return f"it has {len(pattern)} characters, and {LONGEST} is the most"
    if not (pattern.startswith("^") and pattern.endswith("$")):
        return "it is not anchored: start it with `^` and end it with `$`"
    return _body_fault(pattern, len(pattern) - 1) or _engine_fault(pattern)


def _body_fault(pattern: str, end: int) -> str | None:  # one step a token, so linear
    at, depth, repeatable = 1, 0, False
    while at < end:
        char = pattern[at]
        if char == "(" and (match := _OPEN.match(pattern, at)):
            at, depth, repeatable = match.end(), depth + 1, False
        elif char == ")" and depth:
            at, depth, repeatable = at + 1, depth - 1, True
        elif char == "|":
            if depth == 0:
                return "a `|` outside a group escapes the anchors: write `^(?:a|b)$`"
            at, repeatable = at + 1, False
        elif repeatable and (match := _REPEAT.match(pattern, at)):
            at, repeatable = match.end(), False
        elif match := (_CLASS if char == "[" else _ATOM).match(pattern, at):
            at, repeatable = match.end(), True
        else:
            return f"`{pattern[at : at + 2]}` at character {at + 1} is not read alike by RE2, ECMAScript and Python"
    return None if depth == 0 else "a group is not closed"


def _engine_fault(pattern: str) -> str | None:
    try:
        _compiled(pattern)
    except (re2.error, UnicodeEncodeError):
        return "RE2 does not take it: too large, or not a pattern"
    return None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> Callable[[bytes], object]:
    options = re2.Options()
    options.log_errors = False
    options.never_nl = False
    found: Callable[[bytes], object] = re2.compile(pattern, options).fullmatch
    return found


def matches(pattern: str, text: str) -> bool:
    """Judge `text` by `pattern` with RE2, in linear time; lone surrogates match nothing."""
    try:
        return _compiled(pattern)(text.encode()) is not None  # given a text, it would count characters too
    except UnicodeEncodeError:
        return False
