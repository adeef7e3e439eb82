"""Sensitive: which names, values and texts say that a field tells of somebody what is of a special kind.

A name says it at its end, as `religionCode` does and `religionFilterUsed` does not; of a word that is mostly said of
things, the text has to say that it is a person's.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import Any, Literal, NamedTuple

import re2

from pingreg.lint.identifiers import named_apart, singular, words_at_end
from pingreg.lint.sensitive_texts import TAILS, Hit, hits_in, is_of_people, relation_of, said_of_somebody, tokens_of
from pingreg.lint.sensitive_words import (
    MACHINES,
    PEOPLE,
    PHRASES,
    SAID_OF_THINGS,
    SURELY_A_VALUE_OF,
    VALUES,
    Kind,
    Phrase,
)
from pingreg.naming import words_of
from pingreg.resolve.model import Field

Where = Literal["name", "values", "description", "measure"]

_COUNTING = frozenset({"count", "distinct", "ratio"})
_STRUCTURE = frozenset({"[]", "*", "="})
_BARE = frozenset(
    {
        *("average", "avg", "mean", "median", "max", "min", "total", "current", "last", "first", "declared", "own"),
        *("annual", "monthly", "yearly", "weekly", "hourly", "gross", "net", "exact", "real", "self", "is", "has"),
    }
)
"""Words before a doubtful one that do not say whose it is; any other does, as in `cacheAge`."""
_OWNERS = PEOPLE - {"customer"}
"""Who is a person in a name: a customer's health and age are an organisation's."""
_BEFORE, _BEHIND = _BARE | PEOPLE, PEOPLE | {"count", "total", "number"}
_VAGUE = frozenset({"kind", "type", "value", "name", "code", "id", "status", "group", "key", "of"})
_MONEY = frozenset({"euro", "dollar", "pound", "franc", "eur", "usd", "gbp", "chf"})
_MEASURES = {
    "age": frozenset({"year"}),
    "weight": frozenset({"kg", "kilogram", "kilo", "pound"}),
    **dict.fromkeys(("pay", "income", "debt", "bonus", "compensation", "earning"), _MONEY),
}
"""What is measured so is a person's, where nothing else is named."""


class Told(NamedTuple):
    """Say what is told of somebody, by which words, and where they stand."""

    kind: Kind
    phrase: str
    where: Where


def sensitive_among(fields: Iterable[Field], written: bytes) -> Iterator[tuple[Field, Told]]:
    """Look at the fields of an area: once at the file in which they were written, and mostly no closer."""
    if _is_any_in(written):
        named = tuple(named_apart(fields))
        if _is_any_in(_texts(named)):
            yield from ((field, told) for field in named if (told := sensitive_in(field)) is not None)
            return
    # What a vocabulary lists is written elsewhere.
    labels = (field for field in fields if field.kind == "label" and field.is_distinct)
    yield from ((field, told) for field in labels if (told := _by_values(field)) is not None)


def sensitive_in(field: Field) -> Told | None:
    """Look at the name, then the values, and then at what is written of it."""
    return _by_name(field) or _by_values(field) or _by_text(field)


def _texts(fields: Iterable[Field]) -> bytes:
    """Put together what is looked at, as it is when variables are filled in."""
    texts = (text for field in fields for text in (" ".join(field.steps), field.description, _of(field)))
    return "\n".join(texts).encode("utf-8", "replace")


@lru_cache(maxsize=2)
def _is_any_in(written: bytes) -> bool:
    """Look for each word with which a phrase begins, and for what stands for something else; once for a file."""
    return _first_look().search(written) is not None


@lru_cache(maxsize=1)
def _first_look() -> Any:  # noqa: ANN401  re2 has no types
    first = sorted({phrase[0] for phrase, entry in PHRASES.items() if entry.doubt != "harmless"})
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    in_camel_case = "|".join(f"{word[0].upper()}(?i:{word[1:]})" for word in first)
    word = rf"(?:(?:\b|_)(?i:(?:is|has)?(?:{'|'.join(first)}))|{in_camel_case})(?i:e?s)?(?:[^a-z]|\z)"
    return re2.compile(rf"{word}|\\[xuU\r\n]|\$[A-Za-z_{{]".encode(), options)


def _by_name(field: Field) -> Told | None:
    about = _about(field)
    return next((_told(hit, "name") for hit in _at_end(_named(field)) if _is_told_by_name(hit, field, about)), None)


def _named(field: Field) -> Phrase:
    """Give the words of the name, with those of the one above it where it is vague, and nothing is counted."""
    words = words_at_end(field)
    names = [step for step in field.steps if step not in _STRUCTURE]
    if field.kind not in _COUNTING and len(names) > 1 and _VAGUE.issuperset(words):
        above = words_of(names[-2])
        return words if words[: len(above)] == above else above + words
    return words


@lru_cache(maxsize=4096)
def _at_end(words: Phrase) -> tuple[Hit, ...]:
    """Find the phrases behind which nothing stands that a name could be about instead."""
    found = tuple(map(_without_verb, map(singular, words)))
    first = sum(1 for _ in takewhile(_BEFORE.__contains__, words))
    last = len(words) - sum(1 for _ in takewhile(_is_tail, reversed(words)))
    return tuple(hit for hit in hits_in(found) if hit.end >= last and (hit.doubt != "doubtful" or hit.start <= first))


def _is_tail(word: str) -> bool:
    return word.isdigit() or word in TAILS or singular(word) in _BEHIND


def _without_verb(word: str) -> str:
    """Cut the verb off `ispregnant`."""
    noun = word.removeprefix("is") if word.startswith("is") else word.removeprefix("has")
    entry = PHRASES.get((noun,))
    return noun if entry is not None and entry.doubt == "sure" else word


def _is_told_by_name(hit: Hit, field: Field, about: Phrase) -> bool:
    if field.kind in _COUNTING:
        return hit.kind.is_grave and (hit.doubt == "sure" or (hit.doubt == "usual" and is_of_people(about)))
    if hit.doubt == "sure":
        return True
    related = {relation_of(other, about) for other in hits_in(about) if other.phrase == hit.phrase}
    if "person" in related or "thing" in related:
        return "person" in related
    if hit.doubt == "usual":
        return is_of_people(about) or MACHINES.isdisjoint(about)
    if not _OWNERS.isdisjoint(map(singular, _named(field))):
        return True
    measured = _MEASURES.get(hit.phrase[-1], frozenset())
    return is_of_people(about) or not measured.isdisjoint((*about, *tokens_of(field.spec.unit or "")))


def _by_values(field: Field) -> Told | None:
    """Look at the values of a label: one is enough where the text is about a person."""
    if field.kind != "label":
        return None
    for kind, phrases in _kinds_among(field.bounds.words or tuple(word for _, word in field.bounds.codes or ())):
        is_sure = any(phrase not in SAID_OF_THINGS for phrase in phrases)
        if is_sure and (len(phrases) >= SURELY_A_VALUE_OF or is_of_people(_about(field))):
            return Told(kind, phrases[0], "values")
    return None


@lru_cache(maxsize=1024)
def _kinds_among(words: tuple[str, ...]) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    found: dict[Kind, list[str]] = {}
    for word in words:
        phrase = tuple(map(singular, words_of(word)))
        entry = PHRASES.get(phrase)
        kind = VALUES.get(phrase) or (entry.kind if entry is not None and entry.doubt == "sure" else None)
        if kind is not None:
            found.setdefault(kind, []).append(" ".join(phrase))
    return tuple((kind, tuple(phrases)) for kind, phrases in found.items())


def _by_text(field: Field) -> Told | None:
    if field.kind in _COUNTING:
        return None
    found = said_of_somebody(tokens_of(field.description))
    if found is not None:
        return _told(found, "description")
    found = said_of_somebody(tokens_of(_of(field)))
    return None if found is None else _told(found, "measure")


def _told(hit: Hit, where: Where) -> Told:
    return Told(hit.kind, " ".join(hit.phrase), where)


def _about(field: Field) -> Phrase:
    """Give all that is written of a field, as one text."""
    return (*tokens_of(field.description), ".", *tokens_of(_of(field)))


def _of(field: Field) -> str:
    """Give what a measure is said to be of; of an id that is whom it names, which says nothing of it."""
    return "" if field.kind == "id" else getattr(field.measure, "of", None) or ""
