"""Anonymity: which fields may be called anonymous, and which words of a text say so."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pingreg.exposure import Telling
from pingreg.resolve.model import Field

_LIMIT = Telling("bounded")
_SAID = re.compile(
    r"\b(?P<word>anonym(?:ous(?:ly)?|ity|i[sz](?:e[ds]?|ing|ation))|de-?identif(?:ied|ication)|untraceable|unidentifiable)\b"
    r"|\b(?:not|non)[ -](?:personal(?:ly)?|identif(?:iable|ying))\b"
    r"|\bno personal(?:ly identifiable)? (?:data|information)\b"
    r"|\b(?:cannot|can't|can not|could not|couldn't) be (?:traced|linked|tied|attributed|identified)\b",
    re.IGNORECASE,
)
_STEMS = ("anonym", "identif", "personal", "trace", "linked", "tied", "attributed")
_NO_CLAIM = re.compile(
    r" (?:access|sign-?ins?|(?:users?|visitors?|people|accounts?|sessions?|requests?)\b"
    r"(?!'| (?:data|statistics|metrics|information|ids?|identifiers?)\b))",
    re.IGNORECASE,
)
"""Somebody who is not signed in is called so, and nothing is claimed of the data."""
_ENDS = re.compile(r"[.,:;!?()\u2013\u2014]")
_DENIALS = frozenset({"not", "no", "never", "nor", "neither", "nothing", "none", "nobody", "cannot", "hardly", "than"})
_UNDENIED = frozenset({"only", "just", "merely"})
_REACH = 40
_NEAR = 3
"""As many words before a claim can deny it."""


def may_be_called_anonymous(fields: Iterable[Field]) -> bool:
    """Tell whether none of the fields, as it is sent or as it is kept, tells of anybody in particular.

    Where there are no fields, there is nothing to be called so.
    """
    fields = tuple(fields)
    return bool(fields) and next(telling(fields), None) is None


def telling(fields: Iterable[Field]) -> Iterator[Field]:
    """Yield the fields of which nobody may say that they are anonymous; what was removed is no longer described."""
    for field in fields:
        found = field.exposure
        if not (found.kept.is_within(_LIMIT) and found.sent.is_within(_LIMIT)) and not field.is_tombstone:
            yield field


def claim_in(text: str) -> str:
    """Find the first words by which a text calls something anonymous; empty where none does, or they are denied."""
    lowered = text.lower()
    if lowered.isascii() and not any(stem in lowered for stem in _STEMS):
        return ""
    plain = " ".join(unicodedata.normalize("NFKC", text).replace("\u2019", "'").split())
    claims = (found for found in _SAID.finditer(plain) if not _is_excused(plain, found))
    return next((found[0] for found in claims), "")


def _is_excused(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word is denied, or said of somebody; what says it by a denial cannot be."""
    if found["word"] is None:
        return False
    before = _ENDS.split(text[max(0, found.start() - _REACH) : found.start()])[-1].lower().split()[-_NEAR:]
    is_denied = any(word in _DENIALS or word.endswith("n't") for word in before)
    return (is_denied and _UNDENIED.isdisjoint(before)) or _NO_CLAIM.match(text, found.end()) is not None
