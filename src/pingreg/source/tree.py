"""Trees: where a registry's files come from, a folder or memory (`git.py` adds a git ref)."""

import errno
import os
import re
import stat
from collections.abc import Generator, Mapping
from itertools import islice
from pathlib import Path
from typing import Protocol

from pingreg.diagnostics import Code, Diagnostic, Severity, Span
from pingreg.source import limits

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
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
        found = self._walk("", os.open(root, _FOLDER), refused, depth=0)
        self.paths = tuple(sorted(islice(found, limits.FILES)))
        if next(found, None) is not None:
            refused.append(too_large(self.shown("")))
        found.close()
        self.diagnostics = tuple(refused)

    def shown(self, path: str) -> str:
        """Prepend the way from the current folder to the root."""
        return self._prefix + path

    def read(self, path: str) -> bytes:
        """Read one file, at most one byte over the cap; a link that has taken a name since is not followed."""
        return read_within(self._root, path, most=limits.most_bytes(path))

    def _walk(self, folder: str, at: int, refused: list[Diagnostic], *, depth: int) -> Generator[str, None, None]:
        """Walk an open folder, and close it."""
        try:
            with os.scandir(at) as found:
                entries = sorted((entry for entry in found if entry.name[0] != "."), key=lambda entry: entry.name)
            for entry in entries:
                path = f"{folder}{entry.name}"
                try:
                    mode = entry.stat(follow_symlinks=False).st_mode
                    if problem := _refusal(entry.name, mode, depth):
                        refused.append(refusal(self.shown(path), *problem))
                    elif stat.S_ISREG(mode):
                        yield path
                    else:
                        inner = os.open(entry.name, _FOLDER | os.O_NOFOLLOW, dir_fd=at)
                        yield from self._walk(f"{path}/", inner, refused, depth=depth + 1)
                except OSError as error:
                    refused.append(unreadable(self.shown(path), error))
        finally:
            os.close(at)


def read_within(root: Path, path: str, *, most: int) -> bytes:
    """Read one file below a folder, at most one byte over `most`; no link is followed on the way from there.

    Raises:
        OSError: there is no such file, or it cannot be read.
    """
    *folders, name = path.split("/")
    at = os.open(root, _FOLDER)
    try:
        for folder in folders:
            inner = os.open(folder, _FOLDER | os.O_NOFOLLOW, dir_fd=at)
            os.close(at)
            at = inner
        with os.fdopen(os.open(name, _FILE, dir_fd=at), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EINVAL, "it is no regular file", path)
            return file.read(most + 1)
    finally:
        os.close(at)


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


def too_large(shown: str) -> Diagnostic:
    """Refuse what stands behind the last file that is read."""
    message = f"the registry has over {limits.FILES:,} files or {limits.TREE_BYTES:,} bytes"
    return refusal(shown, "PS109", message, "split the registry")


def unreadable(shown: str, error: OSError) -> Diagnostic:
    """Report what the system does not let be read."""
    return refusal(shown, "PS114", f"the file cannot be read: {error.strerror}", "mend its permissions")
