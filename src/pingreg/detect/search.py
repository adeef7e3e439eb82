"""Search texts and numbers with detectors: one pass that mostly finds nothing, else a closer look."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import re2

from pingreg.detect.detector import Detector, detectors
from pingreg.detect.plain import plain_bytes

MOST = 100
"""Most hits in one text that are told."""

LONGEST_TOLD_BY_NAME = 4096
"""So many letters may have what only its name tells."""

MOST_REFUSED = 2_000
"""So many candidates of one text a library is asked about in vain; the next is told unasked: better once too often."""

_LONGEST_REMEMBERED, _MOST_REMEMBERED = 256, 20_000
_MEMORY = 1 << 28
"""So many bytes a search may use at most: with too few it would find nothing, and say so in no way."""
_SMALL = 10**11
"""A whole number below it is judged only by what its name says."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold what a detector found, from `start` to `end` of the plain text; it is a value, and is shown to nobody."""

    detector: Detector
    text: str = field(repr=False)
    start: int = 0
    end: int = 0


class Search:
    """Search with some detectors; those of which the library is missing are in `missing`, and find nothing."""

    def __init__(self, chosen: Iterable[Detector]) -> None:
        found = tuple(chosen)
        self.detectors = tuple(one for one in found if one.is_ready)
        self.missing = tuple(one for one in found if not one.is_ready)
        self._set: Any = re2.Set.SearchSet(_options())
        for one in self.detectors:
            self._set.Add(_expression(one))
        self._set.Compile()
        self._candidates = tuple(_candidates(one) for one in self.detectors)
        self._of_numbers = tuple(one for one in self.detectors if one.of_number is not None)
        self._of_members = tuple(one for one in self.detectors if one.of_member is not None)
        self._memory: dict[str, tuple[Hit, ...]] = {}

    def of_text(self, text: str) -> tuple[Hit, ...]:
        """Find what is in a text, up to a limit, in its order; of two that overlap the longer."""
        known = self._memory.get(text)
        if known is not None:
            return known
        hits = self._hits(plain_bytes(text))
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self._memory) >= _MOST_REMEMBERED:
                self._memory.clear()
            self._memory[text] = hits
        return hits

    def of_member(self, text: str, name: str) -> tuple[Hit, ...]:
        """Find what is in a text; where nothing is, judge it by the name that it stands under."""
        hits = self.of_text(text)
        if hits or len(text) > LONGEST_TOLD_BY_NAME:
            return hits
        plain = plain_bytes(text).decode("utf-8", "replace")
        return tuple(
            Hit(one, plain, 0, len(plain))
            for one in self._of_members
            if one.of_member is not None and one.of_member(plain, name)
        )

    def of_number(self, number: float, name: str) -> tuple[Hit, ...]:
        """Judge a number that stands under a name."""
        return tuple(
            Hit(one, str(number))
            for one in self._of_numbers
            if one.of_number is not None and one.of_number(number, name)
        )

    def is_anywhere_in(self, data: bytes) -> bool:
        """Tell quickly, of many texts at once, whether it is worth while to look into each."""
        return bool(self._hits(data))

    def _hits(self, data: bytes) -> tuple[Hit, ...]:
        matched = self._set.Match(data)
        if not matched:
            return ()
        found = [hit for at in sorted(matched) for hit in self._confirmed(at, data)]
        return tuple(_apart(found)) if len(found) > 1 else tuple(found)

    def _confirmed(self, at: int, data: bytes) -> Iterator[Hit]:
        one, told, refused = self.detectors[at], 0, 0
        for start, end in self._candidates[at](data):
            text = data[start:end].decode("utf-8", "replace")
            is_given_up = refused == MOST_REFUSED and one.library is not None
            if is_given_up or one.confirms(text):
                yield Hit(one, text, start, end)
                told += 1
                if told == MOST or is_given_up:
                    return
            else:
                refused += 1


def full_search() -> Search:
    """Search with every detector."""
    return Search(detectors())


def _expression(one: Detector) -> str:
    return rf"\A({one.pattern})\z" if one.is_whole else one.pattern


def _candidates(one: Detector) -> Callable[[bytes], Iterator[tuple[int, int]]]:
    found = re2.compile(_expression(one).encode(), _options()).search

    def candidates(data: bytes) -> Iterator[tuple[int, int]]:
        """Give the places of the group that took part; what stands behind one may stand before the next."""
        at = 0
        while (match := found(data, at)) is not None:
            if match.lastindex is None:
                at = max(match.end(), at + 1)
                continue
            start, end = match.span(match.lastindex)
            yield start, end
            at = max(end, at + 1)

    return candidates


def _options() -> Any:  # noqa: ANN401  re2 has no types
    options = re2.Options()
    options.log_errors = False
    options.encoding = re2.Options.Encoding.LATIN1  # bytes: what is no UTF-8 is read all the same
    options.max_mem = _MEMORY
    return options


def _apart(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Keep the longest of those that overlap: the host of an address is no finding of its own."""
    end, count = 0, 0
    longest: Hit | None = None
    for hit in sorted(hits, key=lambda one: (one.start, one.start - one.end)):
        if longest is None or hit.start >= end:
            if longest is not None:
                yield longest
                count += 1
                if count == MOST:
                    return
            longest, end = hit, hit.end
        elif hit.end - hit.start > longest.end - longest.start:
            longest, end = hit, max(end, hit.end)
        else:
            end = max(end, hit.end)
    if longest is not None:
        yield longest
