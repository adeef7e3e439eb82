"""Try a change in memory, with the same check as `pingreg check`, before a byte is written."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from pingreg.cli.checking import the_cache
from pingreg.cli.judging import Judged, judged
from pingreg.cli.new.writing import write
from pingreg.cli.opening import root_of, the_day, tree_of
from pingreg.cli.paths import shown_root
from pingreg.cli.printing import lines_of, printed
from pingreg.cli.verdict import Verdict, counted
from pingreg.diagnostics import Diagnostic
from pingreg.resolve.model import Registry
from pingreg.source.cache import Cache
from pingreg.source.files import contents_of
from pingreg.source.tree import MemoryTree, Tree

Changes = Mapping[str, bytes]
"""New contents by path from the registry's root."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Hold a registry as it stands, and the day on which it is judged."""

    root: Path
    tree: Tree
    contents: Mapping[str, bytes]
    unread: tuple[Diagnostic, ...]
    before: Judged
    registry: Registry
    today: date
    cache: Cache


@dataclass(frozen=True, slots=True)
class Trial:
    """Hold a change, and what the check finds because of it."""

    root: Path
    contents: Mapping[str, bytes]
    changes: Changes
    tree: Tree
    judged: Judged
    verdict: Verdict


def workspace_at(folder: Path | None, today: date | None) -> Workspace:
    """Open a registry; when it cannot be resolved at all, print why and exit with 1."""
    root = root_of(folder)
    tree = tree_of(root)
    day = the_day(today)
    contents, unread = contents_of(tree)
    cache = the_cache(use=True)
    before = judged(tree, contents, unread, today=day, cache=cache)
    if before.registry is None:
        printed(before.verdict, "text", lines=lines_of(tree))
        click.echo("nothing was written: mend the policy first, no change can be judged without it", err=True)
        raise click.exceptions.Exit(1)
    return Workspace(root, tree, contents, unread, before, before.registry, day, cache)


def refuse_existing(workspace: Workspace, paths: Iterable[str]) -> None:
    """Refuse to write over a file or into a folder that is there.

    Raises:
        click.UsageError: there is one.
    """
    for path in paths:
        if os.path.lexists(workspace.root / path):
            message = f"{workspace.tree.shown(path)} exists already, and is left as it is"
            raise click.UsageError(message)


def tried(workspace: Workspace, changes: Changes) -> Trial:
    """Check the registry with the changes, and keep what was not found without them."""
    tree = MemoryTree({**workspace.contents, **changes}, prefix=workspace.tree.shown(""))
    contents, _ = contents_of(tree)
    after = judged(tree, contents, workspace.unread, today=workspace.today, cache=workspace.cache)
    known = {(one.code, one.subject, one.message) for one in workspace.before.verdict.diagnostics}
    fresh = tuple(one for one in after.verdict.diagnostics if (one.code, one.subject, one.message) not in known)
    verdict = Verdict(fresh, counted(fresh, after.registry), after.verdict.docs)
    return Trial(workspace.root, workspace.contents, changes, tree, after, verdict)


def tried_alone(root: Path, changes: Changes, *, today: date | None) -> Trial:
    """Check files that will make a registry of their own."""
    tree = MemoryTree(changes, prefix=shown_root(root))
    contents, unread = contents_of(tree)
    found = judged(tree, contents, unread, today=the_day(today), cache=the_cache(use=True))
    return Trial(root, {}, changes, tree, found, found.verdict)


def finished(trial: Trial) -> int:
    """Write the changes, or print what is wrong with them; give the exit code."""
    if trial.verdict.diagnostics:
        printed(trial.verdict, "text", lines=lines_of(trial.tree))
    if not trial.verdict.is_clean:
        click.echo("nothing was written: `pingreg check` would fail because of it", err=True)
        return 1
    for path, content in trial.changes.items():
        write(trial.root, path, content, before=trial.contents.get(path))
        click.echo(f"{'changed' if path in trial.contents else 'wrote'} {trial.tree.shown(path)}")
    return 0
