"""Wording: what is left of a text when it is compared, and which texts say nothing."""

import re
import string

SHORTEST = 8
"""Below so many characters a text describes nothing."""

_PLACEHOLDER = re.compile(
    r"(?:todo|tbd|fixme|xxx|wip)\b.*"
    r"|(?:to do|none|null|missing|unknown|legacy|whatever|placeholder|see above|as (?:above|before)"
    r"|(?:(?:no|missing) )?(?:description|reason)(?: here)?|(?:just )?because(?: here)?)[.!]*"
    r"|(.)\1*[.!]?",
    re.IGNORECASE | re.DOTALL,
)

_LEFT_OUT = (string.punctuation + string.whitespace).encode()


def bare(text: str) -> bytes:
    """Drop case, and the spaces and punctuation of ASCII."""
    return text.casefold().encode("utf-8", "surrogatepass").translate(None, _LEFT_OUT)


def says_nothing(text: str) -> bool:
    """Tell whether a text is too short to say anything, or only holds the place of one."""
    return len(text) < SHORTEST or _PLACEHOLDER.fullmatch(text) is not None
