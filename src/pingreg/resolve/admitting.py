"""Admitting: what a pattern lets through, tried with texts that name somebody or something, and how many there are."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from pingreg.exposure import FEW, Telling
from pingreg.spec import patterns
from pingreg.spec.pattern_bits import bits_of


@dataclass(frozen=True, slots=True)
class Probe:
    """Hold a text that stands for all of its kind."""

    text: str
    what: str
    telling: Telling


def _probes(what: str, telling: Telling, *texts: str) -> tuple[Probe, ...]:
    return tuple(Probe(text, what, telling) for text in texts)


_PERSON, _ORGANISATION = Telling("free_text", "person"), Telling("free_text", "organisation")
_RANDOM = Telling("pseudonym", "organisation")
"""No worse than a text without a pattern, which admits all of them: a constraint never makes a field more telling."""
_NARROW = Telling("quasi_identifier", "organisation")
"""Of more values than are few, and fewer than there are people; of whom as what has more: wider is never milder."""

_MAIL = _probes("addresses of people", _PERSON, "ada@example.com", "ada.lovelace@example.com", "a@b.io")
_NAMES = (
    *_MAIL,
    *_probes("whole sentences", _PERSON, "Ada Lovelace", "call Ada at noon", "ada lovelace", "ada was here"),
    *_probes(
        "whole sentences", _PERSON, "\u0410\u0434\u0430 \u041b\u0430\u0432\u043b\u0435\u0439\u0441", "\u827e\u8fbe"
    ),
    *_probes(
        "addresses and paths",
        _ORGANISATION,
        *("https://example.com/ada", "https://example.com", "http://example.com/", "/home/ada", "/home/ada/notes.txt"),
        *("C:\\Users\\ada", "example.com/ada", "github.com/ada/notes", "ada/notes"),
    ),
    *_probes(
        "names and addresses of machines",
        _ORGANISATION,
        *("db1.example.com", "db.example.com", "example.com", "192.0.2.17", "2001:db8::17", "db1.corp", "localhost:80"),
    ),
)
"""The most telling first: what admits one of them is judged by it."""
_NUMBERS = (
    *_probes("numbers of people", _PERSON, "4111111111111111", "+14155552671", "DE89370400440532013000", "C01X0006H"),
    *_probes("numbers of people", _PERSON, "078-05-1120", "52.520008,13.404954"),
    *_probes("numbers of machines", _ORGANISATION, "00:00:5e:00:53:17", "00-00-5E-00-53-17"),
    *_probes(
        "tokens", _ORGANISATION, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ", "ghp_0123456789abcdefghijABCDEFGHIJ456789"
    ),
)
_NEGATED = re.compile(r"\[\^[^\]]*\]")
_WORDS = ("ada", "example", "two-words", "Example")
"""What admits one of these as well was not made for numbers or tokens, though it lets some through."""
_SOME, _MANY, _ANYTHING, _DRAWN = log2(FEW), 33.0, 1024.0, 64.0
"""Bits of few values, of as many as there are people, of more than identifiers have; fewest of one that is drawn."""


@lru_cache(maxsize=4096)
def admitted_by(pattern: str, max_length: int) -> Probe | None:
    """Find the most telling text that a pattern admits within a length; None when it admits few, and none that names.

    Of one that stands for how many it admits, the text is empty.
    """
    named = _name_admitted(pattern, max_length) or _number_admitted(pattern, max_length)
    bits = bits_of(pattern, max_length)
    if named is not None or bits <= _SOME:
        return named
    told = _PERSON if bits > _ANYTHING else _RANDOM if bits > _MANY else _NARROW
    return Probe("", f"up to {bits:,.0f} bits", told)


@lru_cache(maxsize=4096)
def admits_only_random(pattern: str, max_length: int) -> bool:
    """Tell whether a pattern admits no name and no address, and enough for an identifier that is drawn at random."""
    return _name_admitted(pattern, max_length) is None and bits_of(pattern, max_length) >= _DRAWN


@lru_cache(maxsize=4096)
def admitted_beside(pattern: str, max_length: int, usual: str) -> Probe | None:
    """Find the most telling text that a pattern admits, and the usual one does not."""
    return next(
        (
            probe
            for probe in (*_NAMES, *_NUMBERS)
            if _admits(pattern, max_length, probe) and not patterns.matches(usual, probe.text)
        ),
        None,
    )


def _name_admitted(pattern: str, max_length: int) -> Probe | None:
    found = _first(_NAMES, pattern, max_length)
    if found in _MAIL or "@" not in _NEGATED.sub("", pattern):
        return found
    return _MAIL[0]  # whatever stands around it


def _number_admitted(pattern: str, max_length: int) -> Probe | None:
    if any(len(word) <= max_length and patterns.matches(pattern, word) for word in _WORDS):
        return None
    return _first(_NUMBERS, pattern, max_length)


def _first(probes: tuple[Probe, ...], pattern: str, max_length: int) -> Probe | None:
    return next((probe for probe in probes if _admits(pattern, max_length, probe)), None)


def _admits(pattern: str, max_length: int, probe: Probe) -> bool:
    return len(probe.text) <= max_length and patterns.matches(pattern, probe.text)
