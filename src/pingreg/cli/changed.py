"""Changed: of what `check` found, that for which a change answers; the rest was there before it."""

from datetime import date
from pathlib import Path

import click

from pingreg.cli.checking import verdict_of
from pingreg.cli.opening import code_owners_of, tree_of
from pingreg.cli.verdict import Verdict
from pingreg.diagnostics import Diagnostic, Severity
from pingreg.source.cache import Cache
from pingreg.source.git import merge_base
from pingreg.source.git_command import GitError
from pingreg.source.tree import Tree

DEFAULT = "origin/HEAD"
"""The branch that a clone came from; not every clone says which that is."""

HIDING = ("PS", "PM", "PX", "PG101", "PG102", "PT101", "PT102")
"""How the codes begin that stages before the rules report: while there is an error of theirs, much is not judged."""


def parted_at(root: Path, branch: str, ref: str | None) -> str:
    """Find the commit at which what is checked, a ref or the work tree, parted from a branch.

    Raises:
        click.UsageError: there is none.
    """
    try:
        return merge_base(root, branch, ref or "HEAD")
    except GitError as error:
        message = f"{error}{_hint(branch)}"
        raise click.UsageError(message) from error


def of_the_change(  # noqa: PLR0913  what a verdict is made of, once more for the base
    verdict: Verdict, tree: Tree, *, root: Path, base: str, contracts: Path | None, today: date, cache: Cache
) -> Verdict:
    """Leave out what stands in a file that is the same at the base, and is found there too, on the same day.

    What a change breaks in a file that it leaves alone is kept: the base does not have it. So is what keeps a registry
    from being understood, for it hides what the change does. Where the base cannot be understood it has few findings,
    and so more is kept, never less.

    Raises:
        click.UsageError: the base has no registry.
    """
    if not verdict.diagnostics:
        return verdict
    old = tree_of(root, base, contracts=contracts)
    untouched = {tree.shown(path) for path in set(tree.paths) & set(old.paths) if _is_same(path, tree, old)}
    candidates = [one for one in verdict.diagnostics if one.span.path in untouched and not _hides_others(one)]
    owners = code_owners_of(old, root, base)
    was = verdict_of(old, today=today, cache=cache, owners=owners).diagnostics if candidates else ()
    earlier = {_key(one) for one in was}
    left_out = {one for one in candidates if _key(one) in earlier}
    if left_out:
        many = f"{len(left_out)} findings are left out: the change did not bring them, nor touch their files"
        one = "1 finding is left out: the change did not bring it, nor touch its file"
        click.echo(f"note: {one if len(left_out) == 1 else many}", err=True)
    return verdict.without(left_out)


def _hint(branch: str) -> str:
    if branch == DEFAULT:
        return "; name the branch: `--changed origin/main`"
    return f"; write the folder first: `pingreg check {branch} --changed`" if Path(branch).is_dir() else ""


def _is_same(path: str, one: Tree, other: Tree) -> bool:
    try:
        return one.read(path) == other.read(path)
    except OSError:
        return False


def _hides_others(one: Diagnostic) -> bool:
    return one.severity is Severity.ERROR and one.code.startswith(HIDING)


def _key(one: Diagnostic) -> tuple[object, ...]:
    """Tell one finding from another in a file that did not change: so its place is part of it."""
    return one.code, one.severity, one.subject, one.span, one.message
