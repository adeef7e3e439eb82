"""Mend what has one safe mend, and check again, until nothing more changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from pingreg.cli.formatting import written
from pingreg.cli.judging import Judged, judged
from pingreg.diagnostics import Diagnostic
from pingreg.source.cache import Cache
from pingreg.source.files import contents_of
from pingreg.source.mended import mended
from pingreg.source.mounted import CONTRACTS
from pingreg.source.tree import Tree

_ROUNDS = 5
"""A mend may uncover another one, as a key whose value nobody read."""


@dataclass(frozen=True, slots=True)
class Mended:
    """Hold the contents with what was put right, what that was, and what a check then finds."""

    contents: Mapping[str, bytes]
    done: tuple[Diagnostic, ...]
    judged: Judged


def mend_all(
    tree: Tree, contents: Mapping[str, bytes], unread: tuple[Diagnostic, ...], *, today: date, cache: Cache
) -> Mended:
    """Mend the files of a tree in memory; contracts are left to those who made them."""
    paths = {tree.shown(path): path for path in tree.paths if not path.startswith(CONTRACTS)}
    now, done = dict(contents), list[Diagnostic]()
    found = judged(tree, now, unread, today=today, cache=cache)
    for _ in range(_ROUNDS):
        here: dict[str, list[Diagnostic]] = {}
        for one in found.verdict.diagnostics:
            if one.mend and one.span.path in paths:
                here.setdefault(paths[one.span.path], []).append(one)
        changes = {path: mended(now[path], ones) for path, ones in here.items()}
        fresh = [one for _, ones in changes.values() for one in ones]
        if not fresh:
            break
        done.extend(fresh)
        now.update({path: content for path, (content, _) in changes.items()})
        found = judged(tree, now, unread, today=today, cache=cache)
    return Mended(now, tuple(done), found)


def fix(root: Path, tree: Tree, *, today: date, cache: Cache) -> None:
    """Mend the files on disk, and say what was put right.

    Raises:
        click.UsageError: a file has changed meanwhile.
    """
    contents, unread = contents_of(tree)
    result = mend_all(tree, contents, unread, today=today, cache=cache)
    for path, content in result.contents.items():
        if content != contents[path] and (fault := written(root, path, content, before=contents[path])):
            message = f"`{tree.shown(path)}` is left as it is: {fault}"
            raise click.UsageError(message)
    for one in result.done:
        click.echo(said(one), err=True)


def said(one: Diagnostic) -> str:
    """Say in a line what was put right."""
    mend = one.mend
    what = "" if mend is None else "is quoted" if mend.is_quoting else f"is now `{mend.new}`"
    return f"mended {one.span.path}:{one.span.line}: `{mend.old if mend else ''}` {what}"
