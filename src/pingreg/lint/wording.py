"""Wording: what is left of a text when it is compared, and how short says nothing."""

import string

SHORTEST = 8
"""Below so many characters a text describes nothing."""

_LEFT_OUT = str.maketrans("", "", string.punctuation + string.whitespace)


def bare(text: str) -> str:
    """Drop case, spaces and punctuation."""
    return text.translate(_LEFT_OUT).casefold()
