"""A git ref as a tree: read from git's objects, with no checkout, no hook, no pager and no network."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from pingreg.diagnostics import Diagnostic
from pingreg.source import limits
from pingreg.source.git_command import GitError, git
from pingreg.source.tree import legal_name, refusal, too_large

_UNSAID = "fatal: Needed a single revision"
_MANIFEST = "pingreg.yaml"
_MOST_NAMED = 3
_MOST_SHOWN = 60

_SHA256_DIGITS = 64
_REGULAR = frozenset({b"100644", b"100755"})


class GitTree:
    """Read the folder `root` of a repository as it was at `ref`."""

    def __init__(
        self, root: Path, ref: str, *, prefix: str = "", only: str | None = None, at_hand: Iterable[bytes] = ()
    ) -> None:
        """List the ref's files; with `only`, that one. Contents that are `at_hand` are not asked of git.

        Raises:
            GitError: there is no git, no repository or no such ref, or the folder is not in it.
        """
        self._root = root
        self._prefix = prefix
        commit = _commit_at(root, ref)
        self._blobs, self.diagnostics = self._listed(commit, () if only is None else ("--", only))
        if not self._blobs:
            message = f"`{_shortened(ref)}` has no files under {root.name}{_elsewhere(root, commit)}"
            raise GitError(message)
        self.paths = tuple(sorted(self._blobs))
        wanted = set(self._blobs.values())
        like = next(iter(wanted))
        known = {blob_digest(content, like): content for content in at_hand}
        self._contents = {**known, **_blob_contents(root, sorted(wanted - known.keys()))}

    def shown(self, path: str) -> str:
        """Prepend the way from the current folder to the root."""
        return self._prefix + path

    def read(self, path: str) -> bytes:
        """Read one blob."""
        return self._contents[self._blobs[path]]

    def _listed(self, commit: str, only: tuple[str, ...]) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
        blobs: dict[str, str] = {}
        refused: list[Diagnostic] = []
        size = 0
        for entry in git(self._root, "ls-tree", "-r", "-l", "-z", commit, *only).split(b"\0"):
            meta, _, raw = entry.partition(b"\t")
            path = os.fsdecode(raw)
            names = path.split("/")
            if not entry or any(name.startswith(".") for name in names):
                continue
            mode, _, digest, length = meta.split()
            size += int(length) if length.isdigit() else 0
            problem = _refusal(names, mode, length)
            if problem:
                refused.append(refusal(self.shown(path), *problem))
            elif len(blobs) == limits.FILES or size > limits.TREE_BYTES:
                refused.append(too_large(self.shown("")))
                break
            else:
                blobs[path] = digest.decode()
        return blobs, tuple(refused)


def merge_base(root: Path, one: str, other: str) -> str:
    """Find the commit at which two refs parted.

    Raises:
        GitError: there is no git, no repository, no such ref, or nothing that both have.
    """
    for ref in (one, other):
        if ref.startswith("-"):
            message = f"`{_shortened(ref)}` is not a git ref"
            raise GitError(message)
    try:
        return git(root, "merge-base", "--end-of-options", one, other).decode().strip()
    except GitError as error:
        for ref in (one, other):
            _commit_at(root, ref)
        both = f"`{_shortened(one)}` and `{_shortened(other)}`"
        message = f"git finds no commit that both {both} come from{_lacking(root)}"
        raise GitError(message) from error


def is_work_tree(root: Path) -> bool:
    """Tell whether a folder lies in the work tree of a repository, and git is there to read it."""
    try:
        return git(root, "rev-parse", "--is-inside-work-tree").strip() == b"true"
    except GitError:
        return False


def first_commit(root: Path, refs: Iterable[str]) -> str | None:
    """Find the first of `refs` that leads to a commit."""
    for ref in refs:
        try:
            git(root, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{ref}^{{commit}}")
        except GitError:
            continue
        return ref
    return None


def branch_of(root: Path) -> str:
    """Name the branch that is checked out; empty when none is."""
    try:
        return git(root, "symbolic-ref", "--quiet", "--short", "HEAD").decode("utf-8", "replace").strip()
    except GitError:
        return ""


def _commit_at(root: Path, ref: str) -> str:
    if ref.startswith("-"):
        message = f"`{_shortened(ref)}` is not a git ref"
        raise GitError(message)
    try:
        return git(root, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}").decode().strip()
    except GitError as error:
        said = "" if str(error) == _UNSAID else f": {error}"
        message = f"`{_shortened(ref)}` is no commit that git finds{said}{_lacking(root)}"
        raise GitError(message) from error


def _shortened(ref: str) -> str:
    """Cut a ref that is too long for a message."""
    return ref if len(ref) <= _MOST_SHOWN else f"{ref[: _MOST_SHOWN - 3]}..."


def _lacking(root: Path) -> str:
    """Say how to mend a repository that lacks history, or has none."""
    try:
        if git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
            return "; the clone is shallow: run `git fetch --unshallow`"
    except GitError:
        return ""
    try:
        git(root, "rev-parse", "--verify", "HEAD")
    except GitError:
        return "; nothing is committed on this branch yet"
    return ""


def _elsewhere(root: Path, commit: str) -> str:
    """Name the folders in which registries stood instead."""
    paths = git(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit).split(b"\0")
    names = [
        os.fsdecode(path) for path in paths if path == _MANIFEST.encode() or path.endswith(f"/{_MANIFEST}".encode())
    ]
    folders = [name.removesuffix(_MANIFEST) or "./" for name in names[:_MOST_NAMED]]
    return f"; a registry stood under {' and '.join(f'`{one}`' for one in folders)} then" if folders else ""


def listed_at(root: Path, ref: str, *, under: str = "") -> dict[str, str]:
    """List the digests of a folder's blobs at a ref, by path from there; none when the folder is not in it.

    With `under`, only those whose path begins with this folder.

    Raises:
        GitError: there is no git, no repository or no such ref.
    """
    if ref.startswith("-"):
        message = f"`{_shortened(ref)}` is not a git ref"
        raise GitError(message)
    found: dict[str, str] = {}
    for entry in git(root, "ls-tree", "-r", "-z", ref, *(["--", under] if under else [])).split(b"\0"):
        meta, _, path = entry.partition(b"\t")
        if entry:
            found[os.fsdecode(path)] = meta.split()[2].decode()
    return found


def files_at(root: Path, ref: str, paths: Iterable[str]) -> dict[str, bytes]:
    """Read those of some files that are there at a ref, by their paths from the root of the repository.

    Raises:
        GitError: there is no git, no repository or no such ref.
    """
    if ref.startswith("-"):
        message = f"`{_shortened(ref)}` is not a git ref"
        raise GitError(message)
    digests: dict[str, str] = {}
    for entry in git(root, "ls-tree", "-z", "--full-tree", ref, "--", *paths).split(b"\0"):
        meta, _, path = entry.partition(b"\t")
        if entry and meta.split()[0] in _REGULAR:
            digests[os.fsdecode(path)] = meta.split()[2].decode()
    contents = _blob_contents(root, sorted({*digests.values()}))
    return {path: contents[digest] for path, digest in digests.items()}


def blob_digest(content: bytes, like: str) -> str:
    """Digest a content as git names its blobs, in the way in which `like` was made."""
    digest = hashlib.sha256() if len(like) == _SHA256_DIGITS else hashlib.sha1(usedforsecurity=False)
    digest.update(b"blob %d\0" % len(content))
    digest.update(content)
    return digest.hexdigest()


def _refusal(names: list[str], mode: bytes, length: bytes) -> tuple[str, str, str] | None:
    if len(names) > limits.FOLDER_DEPTH:
        return "PS109", f"folders are nested deeper than {limits.FOLDER_DEPTH}", "flatten them"
    if not all(legal_name(name) for name in names):
        message = "the file's name has characters that a path here may not have"
        return "PS112", message, "use letters, digits, `_`, `-`, `.`"
    if mode not in _REGULAR:
        return "PS113", "this is a symbolic link or a submodule", "put the file itself here"
    if length.isdigit() and int(length) > (most := limits.most_bytes(names[-1])):
        return "PS109", f"the file has over {most:,} bytes", "split it into several areas"
    return None


def _blob_contents(root: Path, digests: list[str]) -> dict[str, bytes]:
    if not digests:
        return {}
    answer = git(root, "cat-file", "--batch", stdin="".join(f"{digest}\n" for digest in digests).encode())
    contents: dict[str, bytes] = {}
    start = 0
    for digest in digests:
        end_of_line = answer.index(b"\n", start)
        header = answer[start:end_of_line].split(b" ")
        if len(header) != 3:  # noqa: PLR2004  digest, type, size; else "<digest> missing"
            message = f"git has no object {digest}; fetch the whole history"
            raise GitError(message)
        size = int(header[2])
        contents[digest] = answer[end_of_line + 1 : end_of_line + 1 + size]
        start = end_of_line + 1 + size + 1
    return contents
