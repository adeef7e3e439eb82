"""Wording: what is left of a text when it is compared, and how short says nothing."""

import string

SHORTEST = 8
"""Below so many characters a text describes nothing."""

_LEFT_OUT = (string.punctuation + string.whitespace).encode()


def bare(text: str) -> bytes:
    """Drop case, and the spaces and punctuation of ASCII."""
    return text.casefold().encode("utf-8", "surrogatepass").translate(None, _LEFT_OUT)
