"""Write the baseline: today's findings of an old registry, so that only new ones fail."""

from datetime import date
from pathlib import Path

import click

from pingreg.cli.judging import judged
from pingreg.cli.new.writing import write
from pingreg.lint.baseline import baseline_text
from pingreg.lint.rule import Context, rules
from pingreg.source.cache import Cache
from pingreg.source.files import contents_of
from pingreg.source.tree import Tree
from pingreg.spec.layout import BASELINE


def remember(root: Path, tree: Tree, *, today: date, cache: Cache) -> None:
    """Write `baseline.yaml`; one that is there only shrinks.

    Raises:
        click.UsageError: the registry cannot be resolved, or its baseline not read.
    """
    contents, unread = contents_of(tree)
    found = judged(tree, contents, unread, today=today, cache=cache)
    if found.registry is None:
        message = "there is no sound `policy.yaml`: mend it before a baseline is written"
        raise click.UsageError(message)
    context = Context(found.registry, found.specs, found.documents, today)
    text = baseline_text(found.found, context, rules())
    if text is None:
        message = f"`{BASELINE}` cannot be read: mend it, or delete it"
        raise click.UsageError(message)
    write(root, BASELINE, text.encode(), before=contents.get(BASELINE))
    click.echo(f"wrote {root / BASELINE}", err=True)
