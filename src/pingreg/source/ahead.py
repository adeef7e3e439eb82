"""Read ahead: on a second core, most of a large registry is read while this process still imports what comes after."""

import contextlib
import hashlib
import marshal
import os
import threading
from collections.abc import Mapping
from itertools import accumulate
from typing import Any, NoReturn

from pingreg.source.cache import Cache
from pingreg.source.documents import load
from pingreg.source.tree import Tree

_LARGE = 1_000_000
"""So many bytes take longer to read than a second process takes to start."""
_SHARE = 0.6
"""How much of it is read ahead: with the rest left to the first process, both are done at about the same time."""


def reading_ahead(tree: Tree, contents: Mapping[str, bytes], cache: Cache) -> Cache:
    """Begin to read `contents` in a second process, and give a cache that has the documents when `load` asks for them.

    Where that does not pay, or the second process fails, or finds a mistake, `load` reads everything itself.
    """
    size = sum(map(len, contents.values()))
    # A process with threads must not fork: a lock that another thread holds stays locked in the child.
    if size < _LARGE or not hasattr(os, "fork") or threading.active_count() > 1:
        return cache
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:  # there may be no more processes
        os.close(reading)
        os.close(writing)
        return cache
    if child == 0:
        _send(tree, _first(contents, int(size * _SHARE)), writing)
    os.close(writing)
    return _Ahead(cache, child, reading)


def _first(contents: Mapping[str, bytes], size: int) -> dict[str, bytes]:
    sizes = accumulate(map(len, contents.values()))
    return {path: contents[path] for path, total in zip(contents, sizes, strict=True) if total <= size}


def _send(tree: Tree, contents: Mapping[str, bytes], pipe: int) -> NoReturn:
    """Be the second process: write what is in the files, by their digests, and end."""
    try:
        documents, problems = load(tree, contents)
        if not problems:
            found = {hashlib.sha256(contents[path]).hexdigest(): data for path, data in documents.data.items()}
            with os.fdopen(pipe, "wb") as file:
                marshal.dump(found, file)
    finally:
        # Nothing of the first process may run here a second time: no handler, no flush, no traceback.
        os._exit(0)


class _Ahead(Cache):
    """Hold what the cache holds, and the documents that the second process has read."""

    def __init__(self, cache: Cache, child: int, pipe: int) -> None:
        self._cache = cache
        self._child = child
        self._pipe: int | None = pipe

    def get(self, *key: str) -> Any:
        """Look `key` up; the documents may have been read ahead."""
        found = self._cache.get(*key)
        if key[0] != "documents" or self._pipe is None:
            return found
        return {**(found if isinstance(found, dict) else {}), **self._received(self._pipe)}

    def put(self, *key: str, value: object) -> None:
        """Keep `value` under `key`."""
        self._cache.put(*key, value=value)

    def _received(self, pipe: int) -> dict[str, Any]:
        self._pipe = None
        with os.fdopen(pipe, "rb") as file:
            content = file.read()
        with contextlib.suppress(ChildProcessError):  # whoever started this may have it that nobody is waited for
            os.waitpid(self._child, 0)
        with contextlib.suppress(EOFError, ValueError, TypeError):  # it wrote nothing, or not all
            found: dict[str, Any] = marshal.loads(content)  # noqa: S302  our own process wrote it, of what it had checked
            return found
        return {}
