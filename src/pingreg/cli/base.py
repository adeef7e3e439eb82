"""The base: the state of a registry in git with which `check` compares, to tell which fields are new."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from pingreg.source.digest import digest_of

_MANIFEST = "pingreg.yaml"
_CONTRACTS = "contracts/"
_DECLARING = ("pings/", "events/")


@dataclass(frozen=True, slots=True)
class Base:
    """Hold a registry's files at a ref, by the digests that git names their contents with."""

    root: Path
    ref: str
    blobs: Mapping[str, str]

    def key(self, contents: Mapping[str, bytes]) -> str:
        """Digest the base; empty when no file that declares fields differs from it, so that nothing can be new."""
        declaring = (path for path in contents if path.startswith(_DECLARING) and path.endswith(".yaml"))
        if all(self._has(path, contents[path]) for path in declaring):
            return ""
        return digest_of({path: digest.encode() for path, digest in self.blobs.items()})

    def contents(self) -> dict[str, bytes]:
        """Read the base's files, without contracts: they declare no field."""
        # Only what differs from its base needs it.
        from pingreg.source.git import GitTree  # noqa: PLC0415

        tree = GitTree(self.root, self.ref)
        return {path: tree.read(path) for path in tree.paths if not path.startswith(_CONTRACTS)}

    def _has(self, path: str, content: bytes) -> bool:
        from pingreg.source.git import blob_digest  # noqa: PLC0415  imported already when there is a base

        there = self.blobs.get(path)
        return there is not None and blob_digest(content, like=there) == there


def base_of(root: Path, since: str | None) -> Base | None:
    """Find the base: the ref that was asked for, else HEAD; None when there is no git, or no registry at HEAD.

    Raises:
        click.UsageError: the ref that was asked for cannot be read.
    """
    here = root.resolve()
    if since is None and not any((folder / ".git").exists() for folder in (here, *here.parents)):
        return None
    # Running git is worth its import only in a work tree.
    from pingreg.source.git import listed_at  # noqa: PLC0415
    from pingreg.source.git_command import GitError  # noqa: PLC0415

    ref = "HEAD" if since is None else since
    try:
        blobs = listed_at(root, ref)
    except GitError as error:
        if since is None:
            return None
        message = f"`{since}` is no commit that git finds: {error}"
        raise click.UsageError(message) from error
    if _MANIFEST in blobs:
        return Base(root, ref, blobs)
    if since is None:
        return None
    message = f"`{since}` has no registry under {root.name}"
    raise click.UsageError(message)
