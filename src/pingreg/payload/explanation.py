"""Explanations: what the declaration of a field lets one expect, so that it is no finding there.

What a method has taken away is expected no more: an address where its hash is promised is a finding (our own keyed
hashes are none of any detector's).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pingreg.payload.release import is_release
from pingreg.payload.values import LONGEST_NUMBER, NUMBER_TEXT
from pingreg.resolve.model import Conversion, Field
from pingreg.spec import patterns
from pingreg.spec.measures import Id

_RANDOM = frozenset({"hash", "uuid"})
_LIKE_RELEASES = frozenset({"host-name", "ipv4"})
"""What a release may look like; a time looks like nothing that is found."""

_BY_CATEGORY: dict[str, frozenset[str]] = {
    "system.authentication": frozenset({"access-token", "hash", "jwt", "uuid"}),
    "user.authorization": frozenset({"access-token", "credential", "hash", "jwt", "private-key"}),
    "user.behavior.browsing_history": frozenset({"host-name", "ipv4"}),
    "user.contact": frozenset({"email", "host-name", "phone"}),
    "user.contact.email": frozenset({"email"}),
    "user.contact.organization": frozenset({"host-name", "ipv4", "ipv6"}),
    "user.contact.phone_number": frozenset({"phone"}),
    "user.contact.url": frozenset({"host-name", "ipv4", "ipv6"}),
    "user.device": frozenset({"host-name", "mac", *_RANDOM}),
    "user.device.cookie": _RANDOM,
    "user.device.cookie_id": _RANDOM,
    "user.device.device_id": frozenset({"mac", *_RANDOM}),
    "user.device.ip_address": frozenset({"ipv4", "ipv6"}),
    "user.financial": frozenset({"iban", "payment-card"}),
    "user.financial.credit_card": frozenset({"payment-card"}),
    "user.government_id": frozenset({"national-id"}),
    "user.location.precise": frozenset({"coordinates"}),
    "user.payment": frozenset({"iban", "payment-card"}),
    "user.unique_id": _RANDOM,
    "user.unique_id.pseudonymous": _RANDOM,
}
"""What a category says that a value is: each its own, and nothing of those below it."""

_LEAVES: dict[str, frozenset[str]] = {
    "truncate_ip": frozenset({"ipv4", "ipv6"}),
    "url_strip": frozenset({"host-name", "ipv4", "ipv6"}),
}
"""What a method leaves of what a text was; every other leaves nothing that a detector finds."""

_NUMERIC: frozenset[type] = frozenset({int, float})
_NUMBER = re.compile(f"-?{NUMBER_TEXT}")
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]")
_STANDS_FOR_NO_DIGIT = "z"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Say what a field explains: values of these types, these words whole, numbers written as text, these findings.

    `of_releases` are findings that are explained where the whole text reads as a release. `pattern` explains what has
    random digits, where it admits them and no other letters in their place.
    """

    types: frozenset[type]
    words: frozenset[Any]
    as_text: bool
    detectors: frozenset[str]
    of_releases: frozenset[str]
    pattern: str | None

    def of(self, text: str, detector: str) -> bool:
        """Tell whether a detector's finding in a text is no surprise."""
        return (
            detector in self.detectors
            or (detector in self.of_releases and is_release(text))
            or (detector in _RANDOM and self._admits_only_digits(text))
        )

    def is_number(self, text: str) -> bool:
        """Tell whether a text is a number, and may be."""
        return self.as_text and len(text) <= LONGEST_NUMBER and _NUMBER.fullmatch(text) is not None

    def _admits_only_digits(self, text: str) -> bool:
        if self.pattern is None or not patterns.matches(self.pattern, text):
            return False
        return not patterns.matches(self.pattern, _HEXADECIMAL.sub(_STANDS_FOR_NO_DIGIT, text))


def explanation_of(field: Field, conversion: Conversion | None = None) -> Explanation:
    """Say what a field explains, as it is sent, or with the conversion by which it is stored."""
    bounds = field.bounds
    words: frozenset[Any] = frozenset(bounds.words or ())
    if bounds.codes is not None:
        words = frozenset(word for _, word in bounds.codes) | frozenset(code for code, _ in bounds.codes)
    is_numeric = field.type in {"integer", "number"} and bounds.codes is None
    methods = _methods_before(field, is_stored=conversion is not None)
    is_usual = field.kind == "version" and field.spec.pattern is None  # nobody wrote it for random digits
    left = [_LEAVES.get(name, frozenset()) for name in methods]
    return Explanation(
        types=_NUMERIC if is_numeric else frozenset(),
        words=words,
        as_text=is_numeric and conversion not in {None, "same"},
        detectors=(_of_measure(field) | _BY_CATEGORY.get(field.category, frozenset())).intersection(*left),
        of_releases=_LIKE_RELEASES.intersection(*left) if field.kind == "version" else frozenset(),
        pattern=None if methods or is_usual else bounds.pattern,
    )


def only_words(words: Iterable[Any]) -> Explanation:
    """Explain nothing but some values."""
    nothing: frozenset[str] = frozenset()
    return Explanation(
        frozenset(), frozenset(words), as_text=False, detectors=nothing, of_releases=nothing, pattern=None
    )


def _methods_before(field: Field, *, is_stored: bool) -> tuple[str, ...]:
    """Name the methods by which a value has gone: as it is sent those of the sender, as it is stored all."""
    steps = field.spec.anonymize or ()
    return tuple(step.method()[0] for step in steps if is_stored or step.at == "sender")


def _of_measure(field: Field) -> frozenset[str]:
    return _RANDOM if isinstance(field.measure, Id) and field.measure.of != "person" else frozenset()
