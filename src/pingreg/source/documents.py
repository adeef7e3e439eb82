"""Documents: every YAML file of a tree, read once; the way from a place to its line."""

import hashlib
from collections.abc import Mapping
from typing import Any

from pingreg.diagnostics import Diagnostic, Place, Span
from pingreg.source.cache import Cache, NoCache
from pingreg.source.reader import read
from pingreg.source.spans import SpanIndex
from pingreg.source.tree import Tree, refusal

_NOT_READ = ("metaschema/",)


class Documents:
    """Hold the data of a tree's YAML files by path, and find lines for places when somebody asks."""

    def __init__(self, tree: Tree, contents: Mapping[str, bytes], data: Mapping[str, Any]) -> None:
        self.tree = tree
        self.data = data
        self._contents = contents
        self._spans: dict[str, SpanIndex] = {}

    def span(self, place: Place) -> Span:
        """Locate `place`; a place in no file is the root."""
        if place.path not in self._contents:
            return Span(self.tree.shown(place.path))
        if place.path not in self._spans:
            text = self._contents[place.path].decode("utf-8", "replace")
            self._spans[place.path] = SpanIndex(self.tree.shown(place.path), text)
        return self._spans[place.path].span(place)


def digests(contents: Mapping[str, bytes]) -> dict[str, str]:
    """Digest each file."""
    return {path: hashlib.sha256(content).hexdigest() for path, content in contents.items()}


def contents_of(tree: Tree) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Read all files of a tree; what cannot be read is reported."""
    contents: dict[str, bytes] = {}
    problems = list(tree.diagnostics)
    for path in tree.paths:
        if path.startswith(_NOT_READ):
            continue
        try:
            contents[path] = tree.read(path)
        except OSError as error:
            problems.append(
                refusal(
                    tree.shown(path),
                    "PS114",
                    f"the file cannot be read: {error.strerror}",
                    "mend its permissions",
                )
            )
    return contents, tuple(problems)


def load(
    tree: Tree, contents: Mapping[str, bytes], *, cache: Cache | None = None
) -> tuple[Documents, tuple[Diagnostic, ...]]:
    """Read every YAML file among `contents`; clean files that were read before come from the cache."""
    cache = cache or NoCache()
    name = tree.shown("")
    known: Mapping[str, Any] = cache.get("documents", name) or {}
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
