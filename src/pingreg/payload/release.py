"""Releases: texts that read as the version of something, and as nothing else, from their first letter to the last."""

import re

_LONGEST = 100
_NUMBERS = re.compile(r"v?([0-9]{1,8}(?:\.[0-9]{1,8}){1,3})(?=[-+._~]|\Z)", re.IGNORECASE)
_BETWEEN = re.compile(r"[-+._~]")
_STAGES = (
    "a|alpha|b|beta|build|canary|community|debian|debug|dev|edge|ee|el|enterprise|final|fix|ga|git|head|hotfix|insiders?"
    "|internal|lts|local|main|master|nightly|next|oss|patch|pgdg|post|pre|preview|prod|r|rc|release|rev|snapshot|sp"
    "|stable|test|trunk|ubuntu|unstable"
)
_DAY_AND_HOUR = "20[0-9]{10}(?:[0-9]{2})?"
_PART = re.compile(rf"(?:{_STAGES})?[0-9]{{0,8}}|{_DAY_AND_HOUR}|g?[0-9a-f]{{7,12}}|g?[0-9a-f]{{40}}", re.IGNORECASE)
_WITHIN_A_NETWORK = re.compile(r"(?:10|1[0-9][0-9]|2[0-9][0-9])(?:\.[0-9]+){3}\Z")


def is_release(text: str) -> bool:
    """Tell whether a text is two to four numbers, and behind them words for a stage, short numbers and short hashes.

    Four numbers that begin with 10 or with more than 99 are an address, and no release.
    """
    numbers = _NUMBERS.match(text) if len(text) <= _LONGEST else None
    if numbers is None or _WITHIN_A_NETWORK.match(numbers[1]):
        return False
    behind = _BETWEEN.split(text[numbers.end() :])
    return not behind[0] and all(map(_PART.fullmatch, behind))
