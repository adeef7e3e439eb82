"""Scan streams of payloads for identifiers where nothing declares them; what is told of them holds no value."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pingreg.anonymize.keys import CustomerScope
from pingreg.audit.cutting import Json, Text, pieces
from pingreg.audit.looks import Look
from pingreg.detect.search import Hit, Search
from pingreg.detect.shape import hidden_shape_of, shape_of
from pingreg.payload.sighting import Sighting
from pingreg.stream.inputs import opened

_PURPOSE = "scan"
_BITS = 128
_MOST_PLACES = 10_000
"""Of so many places and detectors something is remembered; what else is found is told of the payload as a whole."""


@dataclass(slots=True)
class Found:
    """Tell of what one detector found at one pointer: how often, and the first, by input, line, shape and digest.

    `digest` is keyed; None without a key.
    """

    pointer: str
    detector: str
    kind: str
    input: int
    line: int
    shape: str
    digest: str | None
    times: int = 0
    payloads: int = 0


@dataclass(slots=True)
class ScanReport:
    """Hold what was scanned and found; `unread` lines were too long, `not_json` ones were looked into as text."""

    payloads: int = 0
    not_json: int = 0
    unread: int = 0
    size: int = 0
    found: dict[tuple[str, str], Found] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """Tell whether everything was looked into, and nothing found."""
        return not self.found and not self.unread

    def sorted(self) -> tuple[Found, ...]:
        """List what was found, in order of pointers and detectors."""
        return tuple(found for _, found in sorted(self.found.items()))


@dataclass(frozen=True, slots=True)
class Scan:
    """Say how to scan: `look` sees into payloads, `search` into what is none; `scope`, if any, makes digests."""

    look: Look
    search: Search
    scope: CustomerScope | None = None

    def of(self, inputs: Sequence[Path], told: Callable[[int, int], None]) -> ScanReport:
        """Scan files, one after the other; `told` hears how much of which is done.

        Raises:
            OSError: an input cannot be read, or is damaged.
        """
        report = ScanReport()
        for index, path in enumerate(inputs):
            with opened(path) as file:
                done = 0
                for line, done, piece in pieces(file):
                    self._add(report, piece, index + 1, line)
                    told(index, done)
                report.size += done
        return report

    def _add(self, report: ScanReport, piece: object, number: int, line: int) -> None:
        match piece:
            case Json():
                report.payloads += 1
                self._add_all(report, self.look(piece.value), number, line)
            case Text():
                report.not_json += 1
                self._add_all(report, _in_text(self.search.of_text(piece.text)), number, line)
            case _:
                report.unread += 1

    def _add_all(self, report: ScanReport, seen: Iterable[Sighting], number: int, line: int) -> None:
        here: set[tuple[str, str]] = set()
        for one in seen:
            of = one.pointer, one.hit.detector.name
            if of not in report.found and len(report.found) >= _MOST_PLACES:
                of = "", one.hit.detector.name
            found = report.found.get(of)
            if found is None:
                found = report.found[of] = self._first(of[0], one.hit, number, line)
            found.times += 1
            here.add(of)
        for of in here:
            report.found[of].payloads += 1

    def _first(self, pointer: str, hit: Hit, number: int, line: int) -> Found:
        detector, text = hit.detector, hit.text
        digest = (
            None if self.scope is None else self.scope.hashed(text, purpose=_PURPOSE, period="lifetime", bits=_BITS)
        )
        return Found(pointer, detector.name, detector.kind, number, line, _shape(hit), digest)


def _in_text(hits: Iterable[Hit]) -> Iterator[Sighting]:
    return (Sighting("", hit) for hit in hits)


def _shape(hit: Hit) -> str:
    return hidden_shape_of(hit.text) if hit.detector.kind == "secret" else shape_of(hit.text)
