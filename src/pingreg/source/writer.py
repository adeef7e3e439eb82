"""The one writer of trees: all of a folder's files change in one step, or none does."""

import ctypes
import errno
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MANIFEST = ".pingreg-manifest"
"""Names what was written, so that a later run may remove what it no longer writes, and nothing else."""

_AT_CURRENT_FOLDER = -100
_RENAME_EXCHANGE = 2


class UnsafePathError(ValueError):
    """Refuse an output path that is absolute or climbs out of the folder: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Drift:
    """Say how a folder differs from what would be written: paths, sorted."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether there is any difference."""
        return bool(self.missing or self.changed or self.extra)


def drift(folder: Path, files: Mapping[str, bytes]) -> Drift:
    """Compare `folder` on disk with `files`; a link is never what would be written."""
    present = dict(_present(folder))
    return Drift(
        missing=tuple(sorted(path for path in files if path not in present)),
        changed=tuple(sorted(path for path in files if path in present and present[path] != files[path])),
        extra=tuple(sorted(path for path in present if path not in files and path != MANIFEST)),
    )


def write(folder: Path, files: Mapping[str, bytes]) -> Drift:
    """Make `folder` hold `files`: unchanged ones are not touched, ones written earlier and no longer wanted go.

    The new folder is made whole beside the old one, and the two are exchanged. A file that an earlier run did not
    write stays where it is.

    Raises:
        UnsafePathError: a path is absolute or climbs out of the folder.
        OSError: the disk refuses; what stood in the folder still stands.
    """
    for path in files:
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path:
            raise UnsafePathError(path)
    folder = folder.parent.resolve() / folder.name
    if not stat.S_ISDIR(_mode(folder) or stat.S_IFDIR):
        raise NotADirectoryError(errno.ENOTDIR, "it is no folder, and a folder is to be written", str(folder))
    listing = json.dumps({"files": sorted(files)}, indent=1).encode() + b"\n"
    difference = drift(folder, files)
    if not difference and content_of(folder / MANIFEST) == listing:
        return difference
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        staging.chmod(0o755)
        fresh = {path: files[path] for path in (*difference.missing, *difference.changed)} | {MANIFEST: listing}
        for path, content in fresh.items():
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).write_bytes(content)
        gone = _written_before(folder) - files.keys() | fresh.keys()
        for path, _ in _present(folder):
            if path not in gone:
                (staging / path).parent.mkdir(parents=True, exist_ok=True)
                os.link(folder / path, staging / path, follow_symlinks=False)
        _exchange(staging, folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return difference


def _exchange(staging: Path, folder: Path) -> None:
    """Swap two folders in one step where the system can, else in two."""
    if not folder.exists():
        staging.replace(folder)
        return
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)
    names = (os.fsencode(staging), os.fsencode(folder))
    if exchange and not exchange(_AT_CURRENT_FOLDER, names[0], _AT_CURRENT_FOLDER, names[1], _RENAME_EXCHANGE):
        return
    aside = staging.with_name(f"{staging.name}-old")
    folder.replace(aside)
    try:
        staging.replace(folder)
    except OSError:
        aside.replace(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _present(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    if _mode(folder) is None:
        return
    for parent, folders, names in os.walk(folder, onerror=_unlisted):
        for name in (*names, *(name for name in folders if (Path(parent) / name).is_symlink())):
            file = Path(parent) / name
            yield file.relative_to(folder).as_posix(), content_of(file)


def _unlisted(error: OSError) -> None:
    """Fail: what cannot be listed cannot be kept."""
    raise error


def content_of(file: Path) -> bytes | None:
    """Read a file; None when it is not there, or is a link, a pipe or another thing to keep away from."""
    try:
        return file.read_bytes() if stat.S_ISREG(file.lstat().st_mode) else None
    except OSError:
        return None


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return None


def _written_before(folder: Path) -> frozenset[str]:
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())["files"]
        return frozenset(path for path in listed if isinstance(path, str))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return frozenset()
