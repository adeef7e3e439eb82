"""All steps, one after the other, and what is left at their end."""

import gc
from datetime import date
from pathlib import Path

import click

from pingreg.cli.checking import the_cache
from pingreg.cli.formatting import written
from pingreg.cli.opening import tree_of
from pingreg.cli.ready.change import Change
from pingreg.cli.ready.origin import Origin, origin_of
from pingreg.cli.ready.results import Comparing, generate, review_id
from pingreg.cli.ready.steps import Step, Todo, tell, timed
from pingreg.naming import counted
from pingreg.source.git import branch_of


def make_ready(root: Path, *, against: str | None, review: str | None, today: date, only_check: bool) -> bool:
    """Do all that a change needs before it is reviewed; tell whether nothing is left.

    Raises:
        click.UsageError: there is nothing to compare with, or a file has changed meanwhile.
    """
    origin = origin_of(root, against)
    gc.disable()  # modules and both registries stay alive until the end: nothing to collect
    change = Change(root, tree_of(root), origin, today=today, cache=the_cache(use=True), only_check=only_check)
    click.echo(_began(change, origin))
    comparing = Comparing(change, review=review or review_id(branch_of(root)))
    steps = [timed("format", change.form), timed("mend", change.mend)]
    faults = () if only_check else _write(change)
    steps += [
        timed("check", change.check),
        timed("generate", lambda: generate(change)),
        timed("diff", comparing.diff),
        timed("review", comparing.review),
    ]
    return tell([*faults, *_left(steps)])


def _began(change: Change, origin: Origin) -> str:
    files = len(origin.changed(change.own)) + len(origin.gone(change.contents))
    return f"{counted(files, 'file')} changed since {origin.ref} ({origin.commit[:10]})"


def _write(change: Change) -> tuple[Todo, ...]:
    """Write the files that were formatted and mended; what cannot be written is left to do."""
    faults = []
    for path, content in change.contents.items():
        before = change.before[path]
        if content != before and (fault := written(change.root, path, content, before=before)):
            faults.append(
                Todo(
                    f"the file is left as it is: {fault}",
                    "let it be written, and run it again",
                    change.tree.shown(path),
                )
            )
    return tuple(faults)


def _left(steps: list[Step]) -> list[Todo]:
    return [todo for step in steps for todo in step.todos]
