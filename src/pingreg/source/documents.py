"""Documents: every YAML file of a tree, read once; the way from a place to its line."""

import hashlib
from collections.abc import Mapping
from typing import Any

from pingreg.diagnostics import Diagnostic, Place, Span
from pingreg.source.cache import Cache, NoCache
from pingreg.source.reader import read
from pingreg.source.spans import SpanIndex
from pingreg.source.tree import Tree


class Documents:
    """Hold the data of a tree's YAML files by path, and find lines for places when somebody asks."""

    def __init__(self, tree: Tree, contents: Mapping[str, bytes], data: Mapping[str, Any]) -> None:
        self.tree = tree
        self.data = data
        self._contents = contents
        self._spans: dict[str, SpanIndex] = {}

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file that was read, of whatever kind, sorted."""
        return tuple(sorted(self._contents))

    def content(self, path: str) -> bytes:
        """Give the bytes of one of `paths`."""
        return self._contents[path]

    def span(self, place: Place) -> Span:
        """Locate `place`; a place in no file is the root."""
        if not place.keys or place.path not in self._contents:
            return Span(self.tree.shown(place.path))
        if place.path not in self._spans:
            text = self._contents[place.path].decode("utf-8", "replace")
            self._spans[place.path] = SpanIndex(self.tree.shown(place.path), text)
        return self._spans[place.path].span(place)


def load(
    tree: Tree, contents: Mapping[str, bytes], *, cache: Cache | None = None
) -> tuple[Documents, tuple[Diagnostic, ...]]:
    """Read every YAML file among `contents`; clean files that were read before come from the cache."""
    cache = cache or NoCache()
    name = tree.shown("")
    found = cache.get("documents", name)
    known: Mapping[str, Any] = found if isinstance(found, dict) else {}
    data: dict[str, Any] = {}
    kept: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for path, content in contents.items():
        if not path.endswith(".yaml"):
            continue
        digest = hashlib.sha256(content).hexdigest()
        if digest in known:
            data[path] = kept[digest] = known[digest]
            continue
        document = read(content, tree.shown(path))
        problems.extend(document.diagnostics)
        if document.data is not None:
            data[path] = document.data
            if not document.diagnostics:
                kept[digest] = document.data
    if kept.keys() != known.keys():
        cache.put("documents", name, value=kept)
    return Documents(tree, contents, data), tuple(problems)
