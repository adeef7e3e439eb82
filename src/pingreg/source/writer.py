"""The one writer of trees: all of a folder's files, or none of them."""

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MANIFEST = ".pingreg-files.json"
"""Names what was written, so that a later run may remove what it no longer writes, and nothing else."""


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
    """Compare `folder` on disk with `files`."""
    present = dict(_present(folder))
    return Drift(
        missing=tuple(sorted(path for path in files if path not in present)),
        changed=tuple(sorted(path for path in files if path in present and present[path] != files[path])),
        extra=tuple(sorted(path for path in present if path not in files and path != MANIFEST)),
    )


def write(folder: Path, files: Mapping[str, bytes]) -> Drift:
    """Make `folder` hold `files`: unchanged ones are not touched, ones written earlier and no longer wanted go.

    Every new file is first written whole beside the folder, and only then moved to its name, so an interruption
    leaves each file either old or new. A file that an earlier run did not write is never removed.

    Raises:
        UnsafePathError: a path is absolute or climbs out of the folder.
        OSError: the disk refuses; what stood in the folder still stands.
    """
    for path in files:
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path:
            raise UnsafePathError(path)
    difference = drift(folder, files)
    earlier = _written_before(folder)
    listing = json.dumps({"files": sorted(files)}, indent=1).encode() + b"\n"
    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        fresh = {path: files[path] for path in (*difference.missing, *difference.changed)}
        if _read(folder / MANIFEST) != listing:
            fresh[MANIFEST] = listing
        for path, content in fresh.items():
            _write_whole(staging / path, content)
        for path in fresh:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (staging / path).replace(target)
        for path in difference.extra:
            if path in earlier:
                (folder / path).unlink()
                _remove_empty_parents(folder, folder / path)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return difference


def _present(folder: Path) -> Iterator[tuple[str, bytes]]:
    for parent, _, names in os.walk(folder):
        for name in names:
            file = Path(parent) / name
            content = _read(file)
            if content is not None:
                yield file.relative_to(folder).as_posix(), content


def _read(file: Path) -> bytes | None:
    try:
        return None if file.is_symlink() else file.read_bytes()
    except OSError:
        return None


def _written_before(folder: Path) -> frozenset[str]:
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())["files"]
        return frozenset(path for path in listed if isinstance(path, str))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return frozenset()


def _write_whole(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def _remove_empty_parents(folder: Path, file: Path) -> None:
    with contextlib.suppress(OSError):
        for parent in file.parents:
            if parent == folder:
                return
            parent.rmdir()
