"""The commit from which a change began, and which files of the registry differ from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from pingreg.cli.paths import shown_root
from pingreg.source.git import blob_digest, first_commit, is_work_tree, listed_at, merge_base
from pingreg.source.git_command import GitError

_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main")
_MANIFEST = "pingreg.yaml"


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold the commit at which this branch parted from `ref`, and the digests of the files there."""

    ref: str
    commit: str
    blobs: Mapping[str, str]

    @property
    def has_registry(self) -> bool:
        """Tell whether there was a registry."""
        return _MANIFEST in self.blobs

    def changed(self, contents: Mapping[str, bytes]) -> tuple[str, ...]:
        """List the files that differ from those at the commit, or are new."""
        return tuple(path for path, content in sorted(contents.items()) if not self._has(path, content))

    def gone(self, contents: Mapping[str, bytes]) -> tuple[str, ...]:
        """List the files that are no longer there; of those that are never read none is."""
        return tuple(path for path in sorted(self.blobs) if path.endswith(".yaml") and path not in contents)

    def _has(self, path: str, content: bytes) -> bool:
        there = self.blobs.get(path)
        return there is not None and blob_digest(content, like=there) == there


def origin_of(root: Path, against: str | None) -> Origin:
    """Find where the work tree parted from `against`, or from the main branch.

    Raises:
        click.UsageError: there is no repository, no such ref, or no common commit.
    """
    if not is_work_tree(root):
        shown = shown_root(root).rstrip("/") or "."
        message = f"`{shown}` lies in no git work tree: `ready` looks at what changed since a commit"
        raise click.UsageError(message)
    ref = first_commit(root, _MAIN if against is None else (against,))
    if ref is None and against is not None:
        message = f"`{against}` is no commit that git finds; fetch it, or name another with --against"
        raise click.UsageError(message)
    if ref is None:
        message = f"there is none of {', '.join(f'`{name}`' for name in _MAIN)}: name what to compare with by --against"
        raise click.UsageError(message)
    try:
        commit = merge_base(root, ref, "HEAD")
        return Origin(ref, commit, listed_at(root, commit))
    except GitError as error:
        raise click.UsageError(str(error)) from error
