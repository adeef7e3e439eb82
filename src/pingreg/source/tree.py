"""Trees: where a registry's files come from, a folder or memory (`git.py` adds a git ref)."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from pingreg.diagnostics import Code, Diagnostic, Severity, Span
from pingreg.source import limits

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\Z")


class Tree(Protocol):
    """Give a registry's files by their path from its root, with `/` between names."""

    @property
    def paths(self) -> tuple[str, ...]:
        """All files, sorted."""
        ...

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was refused on the way: links, odd names, too much."""
        ...

    def shown(self, path: str) -> str:
        """How `path` is called in a diagnostic: from the folder in which the command was called."""
        ...

    def read(self, path: str) -> bytes:
        """Read one of `paths`.

        Raises:
            OSError: the file has gone or cannot be read.
        """
        ...


class MemoryTree:
    """Hold files in memory; for tests, and for what a command is about to write."""

    def __init__(self, files: Mapping[str, str | bytes], *, prefix: str = "") -> None:
        self._files = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        self._prefix = prefix
        self.paths = tuple(sorted(self._files))
        self.diagnostics: tuple[Diagnostic, ...] = ()

    def shown(self, path: str) -> str:
        """Prepend the prefix that the tree was made with."""
        return self._prefix + path

    def read(self, path: str) -> bytes:
        """Read one file."""
        return self._files[path]


class FolderTree:
    """Read a folder on disk; symbolic links and anything that is neither file nor folder are refused, not followed."""

    def __init__(self, root: Path, *, prefix: str = "") -> None:
        """Walk `root`.

        Raises:
            OSError: the root itself cannot be listed.
        """
        self._root = root
        self._prefix = prefix
        refused: list[Diagnostic] = []
        self.paths = tuple(sorted(self._walk("", refused, depth=0)))
        self.diagnostics = tuple(refused)

    def shown(self, path: str) -> str:
        """Prepend the way from the current folder to the root."""
        return self._prefix + path

    def read(self, path: str) -> bytes:
        """Read one file, without following a link that has taken its place since; at most one byte over the cap."""
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        with os.fdopen(os.open(self._root / path, flags), "rb") as file:
            return file.read(limits.FILE_BYTES + 1)

    def _walk(self, folder: str, refused: list[Diagnostic], *, depth: int) -> Iterator[str]:
        with os.scandir(self._root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries[: limits.FILES]:
            if entry.name.startswith("."):
                continue
            path = f"{folder}{entry.name}"
            mode = entry.stat(follow_symlinks=False).st_mode
            problem = _refusal(entry.name, mode, depth)
            if problem:
                refused.append(refusal(self.shown(path), *problem))
            elif stat.S_ISDIR(mode):
                yield from self._walk(f"{path}/", refused, depth=depth + 1)
            else:
                yield path
        if len(entries) > limits.FILES:
            refused.append(
                refusal(self.shown(folder), "PS109", f"the folder has over {limits.FILES:,} entries", "split it")
            )


def _refusal(name: str, mode: int, depth: int) -> tuple[str, str, str] | None:
    if not legal_name(name):
        return (
            "PS112",
            "the file's name has characters that a path here may not have",
            "use letters, digits, `_`, `-`, `.`",
        )
    if stat.S_ISLNK(mode):
        return "PS113", "this is a symbolic link", "put the file itself here"
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        return "PS113", "this is neither a file nor a folder", "remove it"
    if depth >= limits.FOLDER_DEPTH:
        return "PS109", f"folders are nested deeper than {limits.FOLDER_DEPTH}", "flatten them"
    return None


def legal_name(name: str) -> bool:
    """Tell whether a file or folder may be called so."""
    return _NAME.match(name) is not None and ".." not in name


def refusal(shown: str, code: str, message: str, fix: str) -> Diagnostic:
    """Refuse a path; bytes of its name that are no text are shown escaped."""
    printable = shown.encode("utf-8", "backslashreplace").decode("utf-8")
    return Diagnostic(Code(code), Severity.ERROR, printable, Span(printable), message, fix)
