"""Reviews: what was agreed to is told and fails nothing; a record that agrees to something else is an error."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from pingreg.compat.comparison import Comparison
from pingreg.diagnostics import Diagnostic, Finding, Place, Severity
from pingreg.json_text import json_text
from pingreg.spec.located import located
from pingreg.spec.review import Agreed, ReviewSpec

APPROVAL, DIGEST = "approval", "digest"
"""Words under which a finding says who has to agree, and what a record names it by."""
_AHEAD = timedelta(days=1)
"""So far the day may be ahead of ours where a review is written."""


def digest_of(code: str, subject: str, said: Iterable[str], names: Iterable[str]) -> str:
    """Digest a finding: its code and subject, what was and what is, and all fields that it touches."""
    text = json_text([code, subject, list(said), sorted(names)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def reviewed(found: Iterable[Diagnostic], comparison: Comparison, *, on: date) -> Iterator[Diagnostic]:
    """Yield findings, those that a record of this change agrees to as notes; and what is wrong with the records.

    Records that the base has already were for an earlier change, whatever they are called now; to agree to the same
    again needs a later date.
    """
    used: dict[Agreed, date] = {}
    for record in comparison.before.reviews.values():
        used.update((one, max(record.date, used.get(one, record.date))) for one in record.agrees)
    old = set(comparison.before.reviews.values())
    records = {path: record for path, record in comparison.after.reviews.items() if record not in old}
    valid = {
        path: record.model_copy(
            update={"agrees": tuple(a for a in record.agrees if used.get(a, date.min) < record.date)}
        )
        for path, record in records.items()
        if record.date - _AHEAD <= on <= record.until
    }
    met: set[tuple[str, str, str]] = set()
    for one in found:
        said = dict(one.remarks)
        key = (one.code, one.subject, said.get(DIGEST, ""))
        met.add(key)
        agreeing = _agreeing(valid, key)
        if not agreeing or one.severity is not Severity.ERROR:
            yield one
            continue
        paths = ", ".join(agreeing)
        missing = sorted(
            {*said[APPROVAL].split(", ")} - {role for path in agreeing for role in valid[path].approved_by}
        )
        if missing:
            yield replace(one, remarks=(*one.remarks, ("agreed", f"{paths}, but not by {', '.join(missing)}")))
        else:
            yield replace(one, severity=Severity.NOTE, remarks=(*one.remarks, ("agreed", paths)))
    for path, record in records.items():
        for code, finding in _wrong(path, record, met, on):
            yield located(comparison.after.documents, finding, code=code, subject=path)


def _agreeing(records: Mapping[str, ReviewSpec], key: tuple[str, str, str]) -> tuple[str, ...]:
    """Name the records that agree to a finding: each role may have one of its own."""
    return tuple(
        path
        for path, record in records.items()
        if any((one.code, one.subject, one.digest) == key for one in record.agrees)
    )


def _wrong(path: str, record: ReviewSpec, met: set[tuple[str, str, str]], on: date) -> Iterator[tuple[str, Finding]]:
    if record.until < on:
        message = f"the review ran out on {record.until}"
        yield "PC302", Finding(Place(path, ("until",)), message, "have it reviewed again, and write the new day")
    if record.date - _AHEAD > on:
        message = f"the review is of {record.date}, which is to come"
        yield "PC302", Finding(Place(path, ("date",)), message, "write the day on which it was reviewed")
    for index, one in enumerate(record.agrees):
        if (one.code, one.subject, one.digest) not in met:
            message = f"the review agrees to {one.code} of `{one.subject}`, which is not what this change does"
            fix = "remove the entry, or write it anew with `pingreg diff --write-review`"
            yield "PC301", Finding(Place(path, ("agrees", index)), message, fix)
