"""Outputs: a folder that is written in parts, and gets its final names only when everything is complete.

Unfinished work lies in `.partial/`: what was written so far, and a checkpoint that says how much of it counts. Whatever
moment the process is killed at, a run that is started again cuts the parts back to the checkpoint and goes on.
"""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

REPORT = "report.json"
_PARTIAL, _LOCK, _CHECKPOINT = ".partial", ".lock", "checkpoint.json"


class BusyError(OSError):
    """Say that another run writes this folder."""


class Part:
    """Write one output, and know its size."""

    def __init__(self, path: Path, size: int) -> None:
        """Open the part and cut it back to `size` bytes.

        Raises:
            OSError: it is shorter, or cannot be written.
        """
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644), "r+b", buffering=0)
        self.size = size
        if os.fstat(self._file.fileno()).st_size < size:
            message = f"`{path.name}` is shorter than its checkpoint says: remove `{_PARTIAL}` and begin again"
            raise OSError(message)
        self._file.truncate(size)
        self._file.seek(size)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Append.

        Raises:
            OSError: the disk is full, or the like.
        """
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]
        self.size += len(data)

    def sync(self) -> None:
        """Bring what was written to the disk."""
        os.fdatasync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class OutputFolder:
    """Hold the folder that one run writes, under its lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._partial = folder / _PARTIAL

    @property
    def report(self) -> Mapping[str, Any] | None:
        """The report of a finished run; None when there is none."""
        return _read(self._folder / REPORT)

    @property
    def names(self) -> frozenset[str]:
        """The names of what lies in the folder."""
        return frozenset(path.name for path in self._folder.iterdir())

    @property
    def checkpoint(self) -> Mapping[str, Any] | None:
        """The last checkpoint of an unfinished run; None when there is none."""
        return _read(self._partial / _CHECKPOINT)

    def part(self, name: str, size: int) -> Part:
        """Open a part, cut back to `size`."""
        self._partial.mkdir(exist_ok=True)
        return Part(self._partial / name, size)

    def clear(self) -> None:
        """Remove what a run left that was killed before its first checkpoint."""
        for left in self._partial.iterdir() if self._partial.is_dir() else ():
            left.unlink()

    def mark(self, checkpoint: Mapping[str, Any]) -> None:
        """Write a checkpoint in one step; the parts are on the disk already."""
        _write(self._partial / _CHECKPOINT, checkpoint)

    def finish(self, names: tuple[str, ...]) -> None:
        """Give the parts of a run whose checkpoint holds its report their final names, the report's last."""
        checkpoint = self.checkpoint
        if checkpoint is None or "report" not in checkpoint:
            return
        for name in names:
            if (self._partial / name).exists():
                (self._partial / name).replace(self._folder / name)
        _write(self._folder / REPORT, checkpoint["report"], indent=1)
        (self._partial / _CHECKPOINT).unlink()
        self._partial.rmdir()
        _sync_folder(self._folder)


class Marks:
    """Write checkpoints while the work goes on: the disk takes its time, and workers would stand still."""

    def __init__(self, folder: OutputFolder, parts: Sequence[Part]) -> None:
        self._folder, self._parts = folder, parts
        self._thread = Thread()
        self._failed: Exception | None = None

    def begin(self, checkpoint: Mapping[str, Any]) -> None:
        """Begin a checkpoint of what was written so far; it stands when `settle` has come back.

        Raises:
            OSError: the one before failed.
        """
        self.settle()
        self._thread = Thread(target=self._write, args=(checkpoint,))
        self._thread.start()

    def settle(self) -> None:
        """Wait for what was begun.

        Raises:
            OSError: it failed.
        """
        if self._thread.ident is not None:
            self._thread.join()
        if self._failed is not None:
            raise self._failed

    def _write(self, checkpoint: Mapping[str, Any]) -> None:
        try:
            for part in self._parts:
                part.sync()
            self._folder.mark(checkpoint)
        except Exception as error:  # noqa: BLE001  `settle` raises it where somebody hears it
            self._failed = error


@contextmanager
def locked(folder: Path) -> Iterator[OutputFolder]:
    """Take a folder, made when it is not there, for one run; the lock goes with the process.

    Raises:
        BusyError: another run has it.
        OSError: it cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = "another run is writing this folder"
            raise BusyError(message) from error
        yield OutputFolder(folder)


def _read(path: Path) -> Mapping[str, Any] | None:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _write(path: Path, value: Mapping[str, Any], *, indent: int | None = None) -> None:
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(value, file, indent=indent, sort_keys=True, ensure_ascii=False)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
