"""Format files of a registry: find them, format them in memory, and write or compare them."""

import difflib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from pingreg.cli.new.writing import write
from pingreg.cli.opening import root_of
from pingreg.cli.paths import shown_root
from pingreg.cli.printing import lines_of, printed
from pingreg.cli.verdict import Verdict, counted
from pingreg.diagnostics import Diagnostic
from pingreg.render.visible import visible
from pingreg.source.files import contents_of
from pingreg.source.formatted import Formatted, formatted
from pingreg.source.tree import FolderTree, Tree
from pingreg.spec.layout import kind_of
from pingreg.spec.order import ModelOrder

_MANIFEST = "pingreg.yaml"


def format_files(paths: Iterable[Path], *, only_check: bool, shows_diff: bool) -> int:
    """Format what lies at `paths`, else the registry around; give the exit code."""
    outcomes = [_formatted_at(root, below, only_check=only_check, shows_diff=shows_diff) for root, below in _at(paths)]
    changed, files = (sum(one[index] for one in outcomes) for index in (0, 1))
    is_sound = all(one[2] for one in outcomes)
    done = "formatted" if not (only_check or shows_diff) else "not formatted"
    click.echo(f"{changed} {done}, {files - changed} as they should be", err=shows_diff)
    return 1 if not is_sound or (only_check and changed) else 0


def reformatted(contents: Mapping[str, bytes], paths: Iterable[str]) -> Iterator[tuple[str, Formatted]]:
    """Format those of `paths` that hold YAML of a registry."""
    for path in paths:
        kind = kind_of(path)
        if kind is not None and path in contents:
            yield path, formatted(contents[path], path, ModelOrder([kind]))


def written(root: Path, path: str, content: bytes, *, before: bytes) -> str:
    """Write one file in place; give what is in the way, or nothing.

    Raises:
        click.UsageError: the file has changed meanwhile, or a link is in the way.
    """
    try:
        if not stat.S_IMODE((root / path).lstat().st_mode) & 0o222:
            return "it is read-only"
        write(root, path, content, before=before)
    except OSError as error:
        return f"it cannot be written: {error.strerror}"
    return ""


def _at(paths: Iterable[Path]) -> list[tuple[Path, set[str]]]:
    """Give each registry with the paths in it that were named; none stands for all of it.

    Raises:
        click.UsageError: a path is not there, or in no registry.
    """
    named: dict[Path, set[str]] = {}
    for path in paths:
        if not os.path.lexists(path):
            message = f"there is no `{click.format_filename(path)}`"
            raise click.UsageError(message)
        root = _root_above(path)
        inside = Path(os.path.abspath(path)).relative_to(os.path.abspath(root)) if root else Path()  # noqa: PTH100  a link stays a link
        named.setdefault(root or root_of(path), set()).add(inside.as_posix())
    return list(named.items()) or [(root_of(None), {"."})]


def _root_above(path: Path) -> Path | None:
    """Find the registry in which a path lies; None when it may hold one itself."""
    here = Path(os.path.abspath(path))  # noqa: PTH100  a link stays a link
    found = next((folder for folder in (here, *here.parents) if (folder / _MANIFEST).is_file()), None)
    if found is None and not path.is_dir():
        message = f"`{click.format_filename(path)}` lies in no registry"
        raise click.UsageError(message)
    return None if found is None else Path(os.path.relpath(found))


def _formatted_at(root: Path, below: set[str], *, only_check: bool, shows_diff: bool) -> tuple[int, int, bool]:
    """Format a registry's files; give how many changed, how many there are, and whether all could be."""
    tree = FolderTree(root, prefix=shown_root(root))
    contents, unread = contents_of(tree)
    wanted = [path for path in contents if _is_below(path, below)]
    refused = [one for one in unread if _is_below(one.span.path.removeprefix(tree.shown("")), below)]
    _say_left_alone(tree, below)
    changed, files, faults = 0, 0, len(refused)
    for path, result in reformatted(contents, wanted):
        files += 1
        refused.extend(result.unread)
        shown, fault = tree.shown(path), result.because
        if result.content != contents[path]:
            changed += 1
            if shows_diff:
                click.echo("\n".join(_diff(contents[path], result.content, shown)))
            elif only_check:
                click.echo(f"not formatted: {shown}")
            elif not (fault := written(root, path, result.content, before=contents[path])):
                click.echo(f"formatted {shown}")
        if fault or result.unread:
            faults += 1
            changed -= result.content != contents[path]
        if fault:
            click.echo(f"{click.style('error', fg='red', bold=True)}: {shown} is left as it is: {fault}", err=True)
    _print(refused, tree)
    return changed, files, not faults


def _print(refused: Iterable[Diagnostic], tree: Tree) -> None:
    found = tuple(refused)
    if found:
        printed(Verdict(found, counted(found, None), None), "text", lines=lines_of(tree))


def _is_below(path: str, below: set[str]) -> bool:
    return not below.isdisjoint((".", path, *(parent.as_posix() for parent in Path(path).parents)))


def _say_left_alone(tree: Tree, below: Iterable[str]) -> None:
    for path in sorted(below):
        if not any(kind_of(found) and _is_below(found, {path}) for found in tree.paths):
            click.echo(f"left alone: {visible(tree.shown(path))} is no YAML file of a registry, and has none", err=True)


def _diff(old: bytes, new: bytes, shown: str) -> Iterator[str]:
    before, after = (content.decode("utf-8", "replace").split("\n") for content in (old, new))
    lines = difflib.unified_diff(before, after, f"a/{shown}", f"b/{shown}", lineterm="")
    return (visible(line) for line in lines)
