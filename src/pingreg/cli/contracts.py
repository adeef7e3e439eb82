"""Find the contracts: where the manifest says, or where the command line says instead."""

import contextlib
import os
import re
from pathlib import Path

import click

from pingreg.cli.paths import shown_root
from pingreg.diagnostics import Diagnostic
from pingreg.source.mounted import CONTRACTS, FileTree, MountedTree, table_at
from pingreg.source.tree import FolderTree, MemoryTree, Tree, refusal

_MANIFEST = "pingreg.yaml"
_PLAIN = re.compile(rb"^contracts: +([A-Za-z0-9_./][A-Za-z0-9_./ -]*?) *(?: #.*)?\r?$", re.MULTILINE)

contracts_option = click.option(
    "--contracts",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Read contracts from this folder or CSV file, not from where the manifest says.",
)


def with_contracts(tree: Tree, root: Path, *, ref: str | None, contracts: Path | None) -> Tree:
    """Join a registry's tree with its contracts; those that a person names are read from disk, whatever the ref.

    Raises:
        click.UsageError: what a person named is neither a folder nor a CSV file.
    """
    if contracts is not None:
        found = _on_disk(contracts)
        if found is None:
            message = f"`{contracts}` is neither a folder nor a CSV file"
            raise click.UsageError(message)
        return MountedTree(tree, found)
    named = _named(tree)
    if named is None or (os.path.normpath(named) == CONTRACTS.rstrip("/") and _is_there(tree, root, ref)):
        return tree
    inside = os.path.normpath(named)
    home = "" if inside.startswith(("..", "/")) else f"{inside}/" if not named.endswith(".csv") else inside
    place = root / named
    found = None if named.startswith("/") else _on_disk(place) if ref is None else _at_ref(place, ref)
    return MountedTree(tree, found or _missing(tree, named), home=home)


def _is_there(tree: Tree, root: Path, ref: str | None) -> bool:
    """Tell whether the registry's own folder is there; a link in its place was refused already."""
    own = root / CONTRACTS.rstrip("/")
    return any(path.startswith(CONTRACTS) for path in tree.paths) or (
        ref is None and (own.is_dir() or own.is_symlink())
    )


def _named(tree: Tree) -> str | None:
    """Read where the manifest says that contracts are; the usual way of writing it needs no YAML."""
    try:
        content = tree.read(_MANIFEST)
    except (OSError, KeyError):
        return None
    if b"contracts" not in content:
        return None
    match = _PLAIN.search(content)
    if match is not None:
        return match[1].decode()
    # An unusual way of writing it: only now is the reader worth its import.
    from pingreg.source.reader import read  # noqa: PLC0415

    data = read(content, _MANIFEST).data
    named = data.get("contracts") if isinstance(data, dict) else None
    return named if isinstance(named, str) and named and "\0" not in named else None


def _on_disk(path: Path) -> Tree | None:
    # What the system refuses to look at, a name that is too long or a closed folder, is not there either.
    with contextlib.suppress(OSError):
        if path.is_dir():
            return FolderTree(path, prefix=shown_root(path))
        if path.is_file() and path.suffix == ".csv":
            return table_at(path, shown=shown_root(path).rstrip("/"))
    return None


def _at_ref(path: Path, ref: str) -> Tree | None:
    # Only this needs to run another program.
    from pingreg.source.git import GitTree  # noqa: PLC0415
    from pingreg.source.git_command import GitError  # noqa: PLC0415

    try:
        if path.suffix != ".csv":
            return GitTree(path, ref, prefix=shown_root(path))
        tree = GitTree(path.parent, ref, prefix=shown_root(path.parent), only=path.name)
        return FileTree(lambda: tree.read(path.name), shown=shown_root(path).rstrip("/"))
    except GitError:
        return None


def _missing(tree: Tree, named: str) -> Tree:
    message = f"`contracts` leads to `{named}`, which is neither a folder nor a CSV file to be found from the registry"
    fix = "put the contracts there, or remove the key: a registry without contracts has none"
    return _Nowhere(refusal(tree.shown(_MANIFEST), "PS115", message, fix))


class _Nowhere(MemoryTree):
    """Hold no file, and say why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__({})
        self.diagnostics = (problem,)
