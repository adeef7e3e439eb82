"""Documents: every YAML file of a tree, read once; the way from a place to its line."""

import hashlib
from collections.abc import Mapping
from typing import Any, Protocol

from pingreg.diagnostics import Diagnostic, Place, Span
from pingreg.source.cache import KEPT, Cache, NoCache
from pingreg.source.reader import Document, read
from pingreg.source.spans import SpanIndex
from pingreg.source.table import CellIndex
from pingreg.source.tree import Tree


class Documents:
    """Hold the data of a tree's YAML files by path, and find lines for places when somebody asks."""

    def __init__(self, tree: Tree, contents: Mapping[str, bytes], data: Mapping[str, Any]) -> None:
        self.tree = tree
        self.data = data
        self._contents = contents
        self._spans: dict[str, SpanIndex | CellIndex] = {}

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
            kind = CellIndex if place.path.endswith(".csv") else SpanIndex
            self._spans[place.path] = kind(self.tree.shown(place.path), text)
        return self._spans[place.path].span(place)


class Ahead(Protocol):
    """What of a registry somebody else reads meanwhile."""

    @property
    def paths(self) -> frozenset[str]:
        """Name the files that are being read."""
        ...

    def received(self) -> Mapping[str, Any]:
        """Wait for it, and give the data of clean files by the digest of their content."""
        ...


def load(
    tree: Tree, contents: Mapping[str, bytes], *, cache: Cache | None = None, ahead: Ahead | None = None
) -> tuple[Documents, tuple[Diagnostic, ...]]:
    """Read every YAML file among `contents`; clean files that were read before come from the cache.

    Files that are read `ahead` come last: until then they are waited for by working.
    """
    cache = cache or NoCache()
    name = tree.shown("")
    remembered = cache.get(KEPT, name)
    known: dict[str, Any] = remembered if isinstance(remembered, dict) else {}
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in contents.items() if _is_yaml(path)}
    awaited = ahead.paths if ahead else frozenset()
    read_here = {path: _read(tree, path, contents, known, digests) for path in digests if path not in awaited}
    received = {**known, **ahead.received()} if ahead else {}
    read = {path: read_here.get(path) or _read(tree, path, contents, received, digests) for path in digests}
    kept = {digests[path]: one.data for path, one in read.items() if one.data is not None and not one.diagnostics}
    if kept.keys() != known.keys():
        cache.put(KEPT, name, value=kept)
    data = {path: one.data for path, one in read.items() if one.data is not None}
    return Documents(tree, contents, data), tuple(problem for one in read.values() for problem in one.diagnostics)


def _read(
    tree: Tree, path: str, contents: Mapping[str, bytes], known: Mapping[str, Any], digests: Mapping[str, str]
) -> Document:
    if digests[path] in known:
        return Document(path, known[digests[path]])
    return read(contents[path], tree.shown(path))


def _is_yaml(path: str) -> bool:
    return path.endswith(".yaml")
