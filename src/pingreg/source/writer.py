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
    """Make one `folder` hold `files`; see `write_all`."""
    return write_all({folder: files})[folder]


def write_all(folders: Mapping[Path, Mapping[str, bytes]]) -> dict[Path, Drift]:
    """Make each folder hold its files: unchanged ones are not touched, ones written earlier and no longer wanted go.

    All new folders are made whole beside the old ones, and only then exchanged with them, one after the other. A file
    that an earlier run did not write stays where it is.

    Raises:
        UnsafePathError: a path is absolute or climbs out of its folder.
        OSError: the disk refuses; what stood in the folders still stands.
    """
    differences: dict[Path, Drift] = {}
    staged: list[tuple[Path, Path]] = []
    try:
        for given, files in folders.items():
            folder = given.parent.resolve() / given.name
            differences[given] = _refuse_unsafe(folder, files)
            listing = json.dumps({"files": sorted(files)}, indent=1).encode() + b"\n"
            if differences[given] or content_of(folder / MANIFEST) != listing:
                folder.parent.mkdir(parents=True, exist_ok=True)
                staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
                staged.append((staging, folder))
                _stage(staging, folder, {**files, MANIFEST: listing}, differences[given])
        for staging, folder in staged:
            _exchange(staging, folder)
    finally:
        for staging, _ in staged:
            shutil.rmtree(staging, ignore_errors=True)
    return differences


def _refuse_unsafe(folder: Path, files: Mapping[str, bytes]) -> Drift:
    for path in files:
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path:
            raise UnsafePathError(path)
    if not stat.S_ISDIR(_mode(folder) or stat.S_IFDIR):
        raise NotADirectoryError(errno.ENOTDIR, "it is no folder, and a folder is to be written", str(folder))
    return drift(folder, files)


def _stage(staging: Path, folder: Path, files: Mapping[str, bytes], difference: Drift) -> None:
    """Build the new folder: what differs is written, and what stays is the same file under a second name."""
    staging.chmod(0o755)
    fresh = {*difference.missing, *difference.changed, MANIFEST}
    for path in fresh:
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_bytes(files[path])
    gone = _written_before(folder) - files.keys() | fresh
    for path, _ in _present(folder):
        if path not in gone:
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            _keep(folder / path, staging / path)


def _keep(file: Path, target: Path) -> None:
    try:
        os.link(file, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        shutil.copy2(file, target, follow_symlinks=False)


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
