"""Find the registry and today's date: what commands share before they begin."""

import contextlib
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import click

from pingreg.cli.contracts import with_contracts
from pingreg.cli.paths import shown_root
from pingreg.render.visible import visible
from pingreg.source.code_owners import CodeOwners, code_owners
from pingreg.source.tree import FolderTree, Tree

_MANIFEST, _POLICY = "pingreg.yaml", "policy.yaml"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Command = TypeVar("Command", bound=Callable[..., object])


class Day(click.ParamType[date]):
    """A day such as 2026-11-24."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Parse a day of the calendar."""
        if isinstance(value, date):
            return value
        if _DAY.fullmatch(str(value)):
            with contextlib.suppress(ValueError):
                return date.fromisoformat(str(value))
        return self.fail(f"`{value}` is no day; write it like 2026-11-24", param, ctx)


registry_argument = click.argument("registry", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
registry_option = click.option(
    "--registry",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The registry; else found by walking up from here.",
)
today_option = click.option("--today", type=Day(), help="Judge dates as of this day.")


def the_day(today: date | None) -> date:
    """Give the day that was asked for, else the clock's, in UTC."""
    return today or datetime.now(tz=UTC).date()


def root_of(registry: Path | None, *sides: str | None) -> Path:
    """Find the registry's folder: as given, or `registry/` or the folder itself, here or above.

    Where there is none, the first of the sides of a comparison that is a folder.

    Raises:
        click.UsageError: there is none.
    """
    if registry is not None:
        if (registry / _MANIFEST).is_file() or not (registry / "registry" / _MANIFEST).is_file():
            return _checked(registry)
        return registry / "registry"
    here = Path.cwd()
    for folder in (here, *here.parents):
        for candidate in (folder, folder / "registry"):
            if (candidate / _MANIFEST).is_file():
                return candidate
    for side in sides:
        if side is not None and _is_folder(side):
            return root_of(Path(side))
    message = "no `pingreg.yaml` here or above; name the registry's folder, or begin one with `pingreg new registry`"
    raise click.UsageError(message)


def _is_folder(side: str) -> bool:
    """Tell whether a side is a folder, and no ref; of one that is too long for a path it is none."""
    try:
        return bool(side.strip()) and Path(side).is_dir()
    except (OSError, ValueError):
        return False


def _checked(root: Path) -> Path:
    if not root.is_dir():
        message = f"`{root}` is no folder" if root.exists() else f"there is no folder `{root}`"
        raise click.UsageError(message)
    if not (root / _MANIFEST).is_file():
        message = f"`{root}` is no registry: it has no `pingreg.yaml`"
        raise click.UsageError(message)
    return root


def tree_of(
    root: Path, ref: str | None = None, *, contracts: Path | None = None, at_hand: Iterable[bytes] = ()
) -> Tree:
    """Open a registry's files and its contracts, on disk or as they were at a git ref.

    Of a ref, contents that are `at_hand` are not read again.

    Raises:
        click.UsageError: the ref cannot be read, or `contracts` leads to none.
    """
    return with_contracts(_own_tree(root, ref, at_hand), root, ref=ref, contracts=contracts)


def code_owners_of(tree: Tree, root: Path, ref: str | None = None) -> CodeOwners | None:
    """Read CODEOWNERS of the repository that a registry is in, when its policy speaks of code owners.

    Raises:
        click.UsageError: the ref cannot be read.
    """
    with contextlib.suppress(OSError, KeyError):
        if b"code_owners" in tree.read(_POLICY):
            try:
                return code_owners(root, ref)
            except OSError as error:
                raise click.UsageError(visible(str(error))) from error
    return None


def _own_tree(root: Path, ref: str | None, at_hand: Iterable[bytes]) -> Tree:
    prefix = shown_root(root)
    if ref is None:
        return FolderTree(root, prefix=prefix)
    # Only this needs to run another program.
    from pingreg.source.git import GitTree  # noqa: PLC0415
    from pingreg.source.git_command import GitError  # noqa: PLC0415

    try:
        return GitTree(root, ref, prefix=prefix, at_hand=at_hand)
    except GitError as error:
        raise click.UsageError(visible(str(error))) from error
