"""Scan streams of payloads for identifiers where nothing declares them; what is told of them holds no value."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from pingreg.anonymize.keys import CustomerScope
from pingreg.audit.cutting import Json, Text, pieces
from pingreg.audit.escapes import unescaped
from pingreg.audit.looks import Look, look_without
from pingreg.detect.search import Hit, Search
from pingreg.detect.shape import hidden_shape_of, shape_of
from pingreg.payload.sighting import Sighting
from pingreg.stream.inputs import DamagedInputError, opened

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
    """Hold what was scanned and found; `unread` lines were too long, `not_json` ones were looked into as text.

    Of those, `garbled` ones may be no text at all. Inputs that are `damaged` are named by their numbers.
    """

    payloads: int = 0
    not_json: int = 0
    garbled: int = 0
    unread: int = 0
    damaged: list[int] = field(default_factory=list)
    size: int = 0
    found: dict[tuple[str, str], Found] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Tell whether everything was looked into, and could be understood."""
        return not self.unread and not self.garbled and not self.damaged

    @property
    def is_clean(self) -> bool:
        """Tell whether everything was looked into, and nothing found."""
        return not self.found and self.is_complete

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
        """Scan files, one after the other, a damaged one as far as it goes; `told` hears how much of which is done.

        Raises:
            OSError: an input cannot be read.
        """
        report = ScanReport()
        for index, path in enumerate(inputs):
            done = 0
            try:
                with opened(path) as file:
                    for line, done, piece in pieces(file):
                        self._add(report, piece, index + 1, line)
                        told(index, done)
            except DamagedInputError:
                report.damaged.append(index + 1)
            report.size += done
        return report

    def _add(self, report: ScanReport, piece: object, number: int, line: int) -> None:
        match piece:
            case Json():
                report.payloads += 1
                self._add_all(report, chain(self.look(piece.value), self._dropped(piece.dropped)), number, line)
            case Text():
                report.not_json += 1
                report.garbled += piece.is_garbled
                self._add_all(report, self._in_text(piece.text), number, line)
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

    def _dropped(self, members: tuple[dict[str, Any], ...]) -> Iterator[Sighting]:
        return chain.from_iterable(map(look_without(None, self.search), members)) if members else iter(())

    def _in_text(self, text: str) -> Iterator[Sighting]:
        """Look into what is no JSON, as it is written and as it is meant; of each detector where more is found."""
        meant = unescaped(text)
        written, read = (_by_detector(self.search.of_text(one)) for one in (text, meant))
        for name in read if meant != text else ():
            if len(read[name]) > len(written.get(name, ())):
                written[name] = read[name]
        return (Sighting("", hit) for hits in written.values() for hit in hits)

    def _first(self, pointer: str, hit: Hit, number: int, line: int) -> Found:
        detector, text = hit.detector, hit.text
        digest = (
            None if self.scope is None else self.scope.hashed(text, purpose=_PURPOSE, period="lifetime", bits=_BITS)
        )
        return Found(pointer, detector.name, detector.kind, number, line, _shape(hit), digest)


def _by_detector(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.detector.name, []).append(hit)
    return found


def _shape(hit: Hit) -> str:
    return hidden_shape_of(hit.text) if hit.detector.kind == "secret" else shape_of(hit.text)
