"""Sensitive texts: which phrases stand in a text or a name, and whose each of them is.

"Age of the administrator" and "age of the cache" are one word apart.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple

from pingreg.lint.identifiers import singular
from pingreg.lint.sensitive_words import BELONGINGS, PEOPLE, PHRASES, Doubt, Kind, Phrase

Relation = Literal["person", "thing", "nothing"]
"""Whose something is, as a text says it, or that it does not."""

_LONGEST = max(map(len, PHRASES))
_LONGEST_NAMED = 6
"""So many words may stand behind "of" before what it is about."""

_ARTICLES = frozenset({"the", "a", "an", "each", "every", "one", "our", "this", "that", "oldest", "youngest"})
_ANYBODY = frozenset({"whoever", "somebody", "someone", "anybody"})
_STOPS = frozenset(
    {
        *("after", "against", "and", "are", "as", "at", "before", "by", "during", "for", "from", "has", "have", "in"),
        *("is", "of", "on", "or", "per", "that", "to", "was", "were", "when", "where", "which", "while", "who"),
        *("whose", "with", ".", ",", ";", ":", "(", ")", "!", "?"),
    }
)
"""Words that end what something is said of."""
_SUBJECTS = frozenset({"he", "she", "they", "if", "it", "somebody", "someone", "whoever", "since", "given"})
TAILS = frozenset(
    {
        *("code", "type", "kind", "group", "status", "id", "value", "name", "number", "level", "category", "percent"),
        *("amount", "score", "date", "current", "year", "month", "day", "range", "band", "bracket", "class", "since"),
        *("max", "min", "avg", "mean", "median", "average", "total", "positive", "negative", "eur", "usd", "kg", "bpm"),
        *("of", "the", "in", "at", "is", "declared", "self", "set", "known"),
    }
)
"""Words behind which a name is still about the same."""
_ENDS = _STOPS | {singular(word) for word in _STOPS}
_SKIPPED = _ARTICLES | {singular(word) for word in _ARTICLES}
_AFTER = _ENDS | _SKIPPED | _SUBJECTS | TAILS | {singular(word) for word in TAILS}
_TOKEN = re.compile(r"[a-z0-9]+|[.,;:()!?]")


class Hit(NamedTuple):
    """Hold a phrase that was found, and from which word on to which it stands."""

    phrase: Phrase
    kind: Kind
    doubt: Doubt
    start: int
    end: int


def tokens_of(text: str) -> Phrase:
    """Split a text into words, each of one thing, and marks."""
    return tuple(map(singular, _TOKEN.findall(text.lower())))


def hits_in(words: Phrase) -> Iterator[Hit]:
    """Find phrases in words of which each is of one thing; of two that begin together the longer."""
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            entry = PHRASES.get(words[at : at + length])
            if entry is not None:
                if entry.doubt != "harmless":
                    yield Hit(words[at : at + length], entry.kind, entry.doubt, at, at + length)
                at += length - 1
                break
        at += 1


def said_of_somebody(tokens: Phrase) -> Hit | None:
    """Find what a text says of a person, or is about from its first word on."""
    speaks_of_people = is_of_people(tokens)
    for hit in hits_in(tokens):
        relation = relation_of(hit, tokens)
        if relation == "person":
            return hit
        is_about = speaks_of_people or (hit.start == 0 and hit.doubt == "sure")
        if is_about and relation == "nothing" and hit.doubt != "doubtful" and _is_subject(hit, tokens):
            return hit
    return None


def relation_of(hit: Hit, tokens: Phrase) -> Relation:
    """Say whose it is: the administrator's age, the age of the administrator, or that of something else."""
    before = tokens[max(hit.start - 2, 0) : hit.start]
    if before[-1:] == ("s",):
        return "person" if before[0] in PEOPLE else "thing"
    if tokens[hit.end : hit.end + 1] != ("of",) or hit.phrase[-1].endswith("ed"):
        return "person" if before[-1:] and before[-1] in PEOPLE and _is_subject(hit, tokens) else "nothing"
    named = [word for word in tokens[hit.end + 1 : hit.end + 1 + _LONGEST_NAMED] if word not in _SKIPPED]
    whose = tuple(takewhile(lambda word: word not in _ENDS, named))
    return "person" if whose and (whose[-1] in PEOPLE or whose[0] in _ANYBODY) else "thing"


def is_of_people(tokens: Phrase) -> bool:
    """Tell whether people are spoken of, and not what they have."""
    words = (word for word in (*tokens, ".") if word != "s")
    return any(word in PEOPLE and after not in BELONGINGS for word, after in pairwise(words))


def _is_subject(hit: Hit, tokens: Phrase) -> bool:
    """Tell whether no noun follows that the text is about instead, as in `salary page`."""
    return hit.end == len(tokens) or tokens[hit.end] in _AFTER
