"""Examples: payloads beside a ping that show what it takes and what it refuses, and are judged like any other."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pingreg.naming import one_of
from pingreg.payload import judge
from pingreg.payload.reader import Diagnosis, read
from pingreg.payload.tree import Object, Shape
from pingreg.payload.wrapper import is_wrapper
from pingreg.source.documents import Documents
from pingreg.spec.policy import Level

_SHAPES: dict[str, Shape] = {"request": "request", "warehouse": "warehouse"}
_LEVELS: dict[str, Level] = {"none": "none", "critical": "critical", "full": "full"}


@dataclass(frozen=True, slots=True)
class Example:
    """Hold one example: the bytes to judge, how to judge them, and the code that must refuse them."""

    path: str
    payload: bytes
    level: Level
    shape: Shape
    code: str | None


def examples_in(folder: str, documents: Documents) -> Iterator[Example | tuple[str, str]]:
    """Read the examples of a ping, or of events; a file that is none gives its path and why."""
    for path in documents.paths:
        if path.startswith(folder) and path.endswith(".json"):
            yield _example(path, documents.content(path), is_valid=path.startswith(f"{folder}valid/"))


def _example(path: str, content: bytes, *, is_valid: bool) -> Example | tuple[str, str]:
    """Tell a plain payload from a wrapper, which says `payload` or `text`, and how to judge it."""
    found, malformed = read(content)
    if not is_wrapper(found):
        if not is_valid:
            return path, "an invalid example is an object with `code`, `because` and `payload` (or `text`)"
        return (path, malformed.message) if malformed else Example(path, content, "full", "request", None)
    level = _LEVELS.get(str(found.get("level", "full")))
    shape = _SHAPES.get(str(found.get("shape", "request")))
    if level is None or shape is None:
        return path, f"`level` is one of {one_of(_LEVELS)}, and `shape` one of {one_of(_SHAPES)}"
    if is_valid == ("code" in found):
        return path, "a valid example names no `code`, an invalid one the `code` that refuses it"
    return Example(path, _payload(found), level, shape, None if is_valid else str(found["code"]))


def _payload(wrapper: dict[str, Any]) -> bytes:
    if "payload" in wrapper:
        return json.dumps(wrapper["payload"]).encode()
    return str(wrapper["text"]).encode("utf-8", "surrogatepass")


def judged(example: Example, root: Object) -> tuple[Diagnosis, ...]:
    """Judge a ping's example as it asks to be judged; `root` is the tree of its ping in the example's shape."""
    found, malformed = read(example.payload)
    return (malformed,) if malformed else tuple(judge.judged(found, root, level=example.level))
