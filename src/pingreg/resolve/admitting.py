"""Admitting: what a pattern lets through, tried with texts that name somebody or something."""

from dataclasses import dataclass
from functools import lru_cache

from pingreg.exposure import Telling
from pingreg.spec import patterns


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

_PROBES = (
    *_probes("addresses of people", _PERSON, "ada@example.com", "ada.lovelace@example.com", "a@b.io"),
    *_probes("whole sentences", _PERSON, "Ada Lovelace", "call Ada at noon", "ada lovelace", "ada was here"),
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
    *_probes(
        "identifiers that are drawn at random",
        _RANDOM,
        "7d793037-a076-4b1c-8a9e-6d1f2c3b4a59",
        "7D793037-A076-4B1C-8A9E-6D1F2C3B4A59",
        "5eb63bbbe01eeed093cb22bb8f5acdc3",
        "5EB63BBBE01EEED093CB22BB8F5ACDC3",
        "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
    ),
)
"""The most telling first: what admits one of them is judged by it."""


@lru_cache(maxsize=4096)
def admitted_by(pattern: str, max_length: int) -> Probe | None:
    """Find the most telling text that a pattern admits within a length; None when it admits none that was tried."""
    return next(
        (probe for probe in _PROBES if len(probe.text) <= max_length and patterns.matches(pattern, probe.text)), None
    )
