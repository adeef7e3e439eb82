"""Fingerprint: what makes a finding the same finding after its file was edited."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pingreg.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Identify a finding by its code and subject (`digest`, hex) and its ordinal, from 1, among alike."""

    digest: str
    ordinal: int

    def unique(self) -> str:
        """Spell an identity that no other finding of the report has."""
        return f"{self.digest}:{self.ordinal}"


def fingerprints(diagnostics: Iterable[Diagnostic]) -> tuple[Fingerprint, ...]:
    """Give each diagnostic its fingerprint, in the same order; lines, columns and wording play no part."""
    seen: Counter[str] = Counter()
    found: list[Fingerprint] = []
    for diagnostic in diagnostics:
        digest = _digest(diagnostic.code, diagnostic.subject)
        seen[digest] += 1
        found.append(Fingerprint(digest, seen[digest]))
    return tuple(found)


def _digest(code: str, subject: str) -> str:
    return hashlib.sha256(f"{code}\0{subject}".encode("utf-8", "surrogatepass")).hexdigest()
