"""Read ahead: on a second core, most of a large registry is read while this process still imports what comes after."""

import contextlib
import hashlib
import marshal
import os
import threading
from collections.abc import Mapping
from itertools import accumulate
from typing import Any, NoReturn

from pingreg.source.documents import Ahead, load
from pingreg.source.tree import Tree

_LARGE = 1_000_000
"""So many bytes take longer to read than a second process takes to start."""
_HEAD_START = 1_600_000
"""So many bytes the second process has read when the first has imported everything, and reads too."""


def reading_ahead(tree: Tree, contents: Mapping[str, bytes]) -> Ahead | None:
    """Begin to read the larger part of `contents` in a second process, for `load` to take over.

    Where that does not pay, or the second process fails, or finds a mistake, `load` reads everything itself.
    """
    contents = {path: content for path, content in contents.items() if path.endswith(".yaml")}
    size = sum(map(len, contents.values()))
    # A process with threads must not fork: a lock that another thread holds stays locked in the child.
    if size < _LARGE or not hasattr(os, "fork") or threading.active_count() > 1:
        return None
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:  # there may be no more processes
        os.close(reading)
        os.close(writing)
        return None
    first = _first(contents, (size + _HEAD_START) // 2)  # so that both are done at about the same time
    if child == 0:
        _send(tree, first, writing)
    os.close(writing)
    return _Second(frozenset(first), child, reading)


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


class _Second:
    """Be the second process as the first one sees it."""

    def __init__(self, paths: frozenset[str], child: int, pipe: int) -> None:
        self.paths = paths
        self._child = child
        self._pipe = pipe

    def received(self) -> Mapping[str, Any]:
        """Wait for what the second process sends; callable once."""
        with os.fdopen(self._pipe, "rb") as file:
            content = file.read()
        found: dict[str, Any] = {}
        with contextlib.suppress(EOFError, ValueError, TypeError):  # it wrote nothing, or not all
            found = marshal.loads(content)  # noqa: S302  our own process wrote it, of what it had checked
        with contextlib.suppress(ChildProcessError):  # whoever started this may have it that nobody is waited for
            os.waitpid(self._child, 0)
        return found
