"""Comments of a YAML text: whatever stands behind `#` and in no value."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from yaml.events import ScalarEvent

from pingreg.source import limits
from pingreg.source.reader import events_of


def comments_of(text: str) -> Iterator[str]:
    """Give the comments of a text that is YAML, in their order, without the blanks at their ends."""
    at = 0
    events: Iterator[Any] = iter(events_of(text), None)
    for event in islice(events, limits.FILE_EVENTS):
        kind = type(event)
        if kind is ScalarEvent:
            start, end = event.start_mark.index, event.end_mark.index
            yield from _between(text[at:start])
            if event.style in {"|", ">"}:
                yield from _between(text[start:end].partition("\n")[0])
            at = end
    yield from _between(text[at:])


def _between(gap: str) -> Iterator[str]:
    """Give what is behind `#` on each line of a stretch without values."""
    for line in gap.split("\n"):
        _, sign, text = line.partition("#")
        if sign:
            yield text.rstrip()
