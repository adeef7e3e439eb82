"""The two sides of a comparison: a folder, a git ref, a snapshot, or the work tree."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from pingreg.cli.contracts import with_contracts
from pingreg.cli.opening import root_of, tree_of
from pingreg.cli.snapshots import snapshot_at
from pingreg.compat.comparison import State
from pingreg.diagnostics import Diagnostic, Severity
from pingreg.render.visible import visible
from pingreg.resolve.registry import resolve
from pingreg.source.cache import Cache
from pingreg.source.documents import load
from pingreg.source.files import contents_of
from pingreg.source.git import GitError, merge_base
from pingreg.source.tree import Tree
from pingreg.spec.files import model
from pingreg.spec.review import ReviewSpec


class _Marked:
    """Show a tree's files with the name of the side before them, so that none is taken for the work tree's."""

    def __init__(self, tree: Tree, mark: str) -> None:
        self._tree = tree
        self._mark = mark
        self.paths = tree.paths
        self.diagnostics = tree.diagnostics

    def shown(self, path: str) -> str:
        """Write `origin/main:registry/policy.yaml`, as git does."""
        return f"{self._mark}:{self._tree.shown(path)}"

    def read(self, path: str) -> bytes:
        """Read a file of the tree."""
        return self._tree.read(path)


class _AtHand:
    """Hold what was read of the other side: a file that is the same is not read twice."""

    def __init__(self, contents: Mapping[str, bytes], other: State) -> None:
        documents = other.documents
        known = {documents.content(path): data for path, data in documents.data.items()}
        shared = {path: content for path, content in contents.items() if content in known}
        self.paths = frozenset(shared)
        self._data = {sha256(content).hexdigest(): known[content] for content in shared.values()}

    def received(self) -> Mapping[str, Any]:
        """Give the data by the digest of its content."""
        return self._data


def side(root: Path, name: str | None, *, contracts: Path | None, other: State | None = None) -> Tree:
    """Open one side: a folder or a snapshot that is there, else a git ref; None is the work tree.

    Of a ref, only what the `other` side has not is read from git.

    Raises:
        click.UsageError: it is none of them.
    """
    if name is None:
        return tree_of(root, contracts=contracts)
    if not name.strip():
        message = "a side is empty: name a git ref, a folder or a snapshot"
        raise click.UsageError(message)
    path = Path(name)
    if path.is_dir():
        return tree_of(root_of(path), contracts=contracts)
    if path.is_file():
        return with_contracts(_Marked(snapshot_at(path), name), root, ref=None, contracts=contracts)
    documents = other.documents if other else None
    at_hand = [documents.content(path) for path in documents.paths] if documents else []
    return _Marked(tree_of(root, name, contracts=contracts, at_hand=at_hand), name)


def common_ancestor(root: Path, base: str, head: str | None) -> str:
    """Find the commit at which two refs parted; the work tree parted where HEAD did.

    Raises:
        click.UsageError: there is no such commit.
    """
    try:
        return merge_base(root, base, head or "HEAD")
    except GitError as error:
        raise click.UsageError(visible(str(error))) from error


def state_of(
    tree: Tree,
    cache: Cache,
    *,
    refused: Callable[[tuple[Diagnostic, ...]], click.exceptions.ClickException | click.exceptions.Exit],
    other: State | None = None,
) -> State:
    """Resolve one side; today's rules do not judge it, but what cannot be understood cannot be compared.

    One that has the same files as the `other` is the other.

    Raises:
        click.exceptions.Exit: as `refused` says of the errors.
    """
    contents, unread = contents_of(tree)
    if other and not unread and contents == {path: other.documents.content(path) for path in other.documents.paths}:
        return other
    documents, unsound = load(tree, contents, cache=cache, ahead=_AtHand(contents, other) if other else None)
    specs, unfit = model(documents)
    registry, unresolved = resolve(specs, documents)
    problems = (*unread, *unsound, *unfit, *unresolved)
    errors = tuple(one for one in problems if one.severity is Severity.ERROR)
    if registry is None or errors:
        raise refused(problems)
    return State(registry, documents, specs.all(ReviewSpec))
