"""Published: texts that everybody reads, and what of a person or a secret is in them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pingreg.detect.detector import detectors
from pingreg.detect.nobodys import is_nobodys
from pingreg.detect.search import Hit, Search, full_search
from pingreg.diagnostics import Keys

Told = tuple[Keys, Hit]
"""The keys that lead to a text, and what was found in it."""


@cache
def every_search() -> Search:
    """Search for everything: what a payload's declarations explain is left out afterwards."""
    return full_search()


@cache
def published_search() -> Search:
    """Search for what may stand in no text that is published: what is a person's, and secrets."""
    return Search(one for one in detectors() if one.kind != "technical")


def in_text(text: str) -> Iterator[Hit]:
    """Find what is somebody's in a text."""
    return (hit for hit in published_search().of_text(text) if not is_nobodys(hit))


def in_data(value: Any, keys: Keys = ()) -> Iterator[Told]:  # noqa: ANN401  the YAML and JSON edge
    """Find what is somebody's in the texts of parsed data, keys of mappings among them."""
    match value:
        case str():
            yield from ((keys, hit) for hit in in_text(value))
        case dict():
            for key, inner in value.items():
                yield from ((keys, hit) for hit in in_text(str(key)))
                yield from in_data(inner, (*keys, key))
        case list():
            for at, inner in enumerate(value):
                yield from in_data(inner, (*keys, at))
        case _:
            return
