"""Comments of a YAML text: whatever stands behind `#` and in no value."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from yaml.events import ScalarEvent

from pingreg.source import limits
from pingreg.source.reader import events_of


def comments_of(text: str) -> Iterator[str]:
    """Give the comments of a text that is YAML, in their order, without the blanks at their ends."""
    return (comment for _, comment in numbered_comments_of(text))


def numbered_comments_of(text: str) -> Iterator[tuple[int, str]]:
    """Give each comment with its line."""
    at, line = 0, 1
    events: Iterator[Any] = iter(events_of(text), None)
    for event in islice(events, limits.FILE_EVENTS):
        kind = type(event)
        if kind is ScalarEvent:
            start, end = event.start_mark.index, event.end_mark.index
            yield from _between(text[at:start], line)
            line += text.count("\n", at, start)
            if event.style in {"|", ">"}:
                yield from _between(text[start:end].partition("\n")[0], line)
            line += text.count("\n", start, end)
            at = end
    yield from _between(text[at:], line)


def _between(gap: str, first: int) -> Iterator[tuple[int, str]]:
    """Give what is behind `#` on each line of a stretch without values."""
    for number, line in enumerate(gap.split("\n"), start=first):
        _, sign, text = line.partition("#")
        if sign:
            yield number, text.rstrip()
