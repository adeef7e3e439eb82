"""Read ahead: on a second core, a large registry is read while this process still imports what comes after."""

import contextlib
import hashlib
import marshal
import os
from collections.abc import Mapping
from typing import Any, NoReturn

from pingreg.source.cache import Cache
from pingreg.source.documents import load
from pingreg.source.tree import Tree

_LARGE = 1_000_000
"""So many bytes take longer to read than a second process takes to start."""


def reading_ahead(tree: Tree, contents: Mapping[str, bytes], cache: Cache) -> Cache:
    """Begin to load `contents` in a second process, and give a cache that has the documents when they are asked for.

    Where that does not pay, or the second process finds a mistake or fails, everything is left to `load`.
    """
    if sum(map(len, contents.values())) < _LARGE or not hasattr(os, "fork"):
        return cache
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _send(tree, contents, cache, writing)
    os.close(writing)
    return _Ahead(cache, child, reading)


def _send(tree: Tree, contents: Mapping[str, bytes], cache: Cache, pipe: int) -> NoReturn:
    """Be the second process: load as the first would, write what was found by digest, and end."""
    try:
        documents, problems = load(tree, contents, cache=cache)
        if not problems:
            digests = {path: hashlib.sha256(contents[path]).hexdigest() for path in documents.data}
            with os.fdopen(pipe, "wb") as file:
                marshal.dump({digests[path]: data for path, data in documents.data.items()}, file)
    finally:
        # Nothing of the first process may run here a second time: no handler, no flush, no traceback.
        os._exit(0)


class _Ahead(Cache):
    """Ask the second process first, once, and then the cache."""

    def __init__(self, cache: Cache, child: int, pipe: int) -> None:
        self._cache = cache
        self._child = child
        self._pipe: int | None = pipe

    def get(self, *key: str) -> Any:
        """Look `key` up; the documents may have been read ahead."""
        found = self._received(self._pipe) if key[0] == "documents" and self._pipe is not None else None
        return self._cache.get(*key) if found is None else found

    def put(self, *key: str, value: object) -> None:
        """Keep `value` under `key`."""
        self._cache.put(*key, value=value)

    def _received(self, pipe: int) -> Any:
        self._pipe = None
        with os.fdopen(pipe, "rb") as file:
            content = file.read()
        os.waitpid(self._child, 0)
        with contextlib.suppress(EOFError, ValueError, TypeError):  # it wrote nothing, or not all
            return marshal.loads(content)  # noqa: S302  our own process wrote it, of data that it had checked
        return None
