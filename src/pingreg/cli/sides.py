"""The two sides of a comparison: a folder, a git ref, a snapshot, or the work tree."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import click

from pingreg.cli.contracts import with_contracts
from pingreg.cli.opening import root_of, tree_of
from pingreg.cli.snapshots import snapshot_at
from pingreg.compat.comparison import Comparison, State
from pingreg.compat.narrowing import Data, Narrowed, left_out, narrowed
from pingreg.diagnostics import Diagnostic, has_errors
from pingreg.render.visible import visible
from pingreg.resolve.registry import resolve
from pingreg.source.ahead import reading_ahead
from pingreg.source.documents import Documents, load
from pingreg.source.files import contents_of
from pingreg.source.git import merge_base
from pingreg.source.git_command import GitError
from pingreg.source.tree import MemoryTree, Tree
from pingreg.spec.files import model
from pingreg.spec.review import ReviewSpec

_OLD, _NEW = "old/", "new/"
_REVIEWS = "reviews/"


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


class Side(NamedTuple):
    """Hold a tree, and all of it that could be read."""

    tree: Tree
    contents: Mapping[str, bytes]
    unread: tuple[Diagnostic, ...]

    @property
    def yaml(self) -> frozenset[str]:
        """Name the files that are parsed."""
        return frozenset(path for path in self.contents if path.endswith(".yaml"))


Refused = Callable[[tuple[Diagnostic, ...]], click.ClickException | click.exceptions.Exit]
"""Say what ends the command when a side has errors."""


def side(root: Path, name: str | None, *, contracts: Path | None, other: Side | None = None) -> Side:
    """Read one side: a folder or a snapshot that is there, else a git ref; None is the work tree.

    Of a ref, only what the `other` side has not is read from git.

    Raises:
        click.UsageError: it is none of them.
    """
    tree = _tree(root, name, contracts=contracts, at_hand=other.contents.values() if other else ())
    return Side(tree, *contents_of(tree))


def _tree(root: Path, name: str | None, *, contracts: Path | None, at_hand: Iterable[bytes]) -> Tree:
    if name is None:
        return tree_of(root, contracts=contracts)
    if not name.strip():
        message = "a side is empty: name a git ref, a folder or a snapshot"
        raise click.UsageError(message)
    path = Path(name)
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except OSError:  # no file can have so long a name: git says that it is no ref
        is_folder = is_file = False
    if is_folder:
        return tree_of(root_of(path), contracts=contracts)
    if is_file:
        return with_contracts(_Marked(snapshot_at(path), name), root, ref=None, contracts=contracts)
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


@dataclass(frozen=True, slots=True)
class Sides:
    """Hold two sides, and what is to be raised when one of them cannot be understood.

    Today's rules do not judge either, but what cannot be understood cannot be compared.
    """

    old: Side
    new: Side
    old_refused: Refused
    new_refused: Refused

    def whole(self) -> Comparison:
        """Resolve all of both."""
        return self.comparison(whole=True)

    def comparison(self, *, whole: bool = False) -> Comparison:
        """Resolve both, and of what is the same on both only as much as the rules need; all of it when asked for."""
        unread = None if whole else left_out(self.old.contents, self.new.contents)
        old, new, problems = self._parsed(unread or frozenset())
        part = Narrowed(old, new, frozenset()) if unread is None else narrowed(old, new, unread)
        if part is None:
            return self.comparison(whole=True)
        after = _state(self.new, new, part.after, part.partial, problems, self.new_refused)
        before = _state(self.old, old, part.before, part.partial, problems, self.old_refused)
        return Comparison(before, after)

    def _parsed(self, unread: frozenset[str]) -> tuple[Data, Data, tuple[Diagnostic, ...]]:
        """Parse the files of both at once, but for some; what both have is parsed once, and is the new side's."""
        old, new = ({path: side.contents[path] for path in side.yaml - unread} for side in (self.old, self.new))
        shared = {path for path, content in old.items() if new.get(path) == content}
        contents = {_OLD + path: content for path, content in sorted(old.items()) if path not in shared}
        contents |= {_NEW + path: content for path, content in sorted(new.items())}
        tree = _Both(self.old.tree, self.new.tree)
        documents, problems = load(tree, contents, ahead=reading_ahead(tree, contents))
        data = documents.data
        found_new = {path: data[_NEW + path] for path in new if _NEW + path in data}
        found_old = {path: data[key] for path in old if (key := (_NEW if path in shared else _OLD) + path) in data}
        return found_old, found_new, problems


class _Both(MemoryTree):
    """Name the files of two trees, each as its own tree shows it."""

    def __init__(self, old: Tree, new: Tree) -> None:
        super().__init__({})
        self._trees = {_OLD: old, _NEW: new}

    def shown(self, path: str) -> str:
        """Show a file of either."""
        return self._trees[path[: len(_OLD)] or _NEW].shown(path[len(_OLD) :])


def _state(  # noqa: PLR0913, PLR0917  what is written, what of it is looked at, and what was wrong with it
    side: Side, data: Data, part: Data, partial: frozenset[str], problems: tuple[Diagnostic, ...], refused: Refused
) -> State:
    specs, unfit = model(Documents(side.tree, side.contents, part))
    documents = Documents(side.tree, side.contents, data)
    registry, unresolved = resolve(replace(specs, partial=partial), documents)
    shown = {side.tree.shown(path): path for path in side.contents}
    unsound = (one for one in problems if one.span.path in shown)
    found = (*side.unread, *unsound, *unfit, *unresolved)
    incomplete = tuple(one for one in found if shown.get(one.span.path, "").startswith(_REVIEWS))
    if registry is None or has_errors(one for one in found if one not in incomplete):
        raise refused(found)
    reviews = {path: record for path, record in specs.all(ReviewSpec).items() if path not in specs.faulty}
    return State(registry, documents, reviews, incomplete)
