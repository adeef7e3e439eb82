"""Newness: which fields a base has not, read off both sides. Kept apart because it imports everything."""

from datetime import date

from pingreg.cli.base import Base
from pingreg.compat.comparison import Comparison
from pingreg.payload.news import identities, news
from pingreg.resolve.model import Registry
from pingreg.resolve.reach import New
from pingreg.resolve.registry import resolve
from pingreg.source.documents import load
from pingreg.source.git_command import GitError
from pingreg.source.tree import MemoryTree
from pingreg.spec.files import model


def new_since(base: Base, registry: Registry, *, on: date) -> tuple[New, ...]:
    """List what is new since the base, with its reach; nothing when the base cannot be understood."""
    try:
        contents = base.contents()
    except GitError:
        return ()
    documents, _ = load(MemoryTree(contents), contents)
    specs, _ = model(documents)
    before, _ = resolve(specs, documents)
    return () if before is None else news(registry, identities(before), on=on)


def added(comparison: Comparison, *, on: date) -> tuple[New, ...]:
    """List what a change adds, with its reach; a field that has another name now is not new."""
    if not comparison.added:
        return ()
    renamed = ((pair.after.name, "") for pair in comparison.pairs if pair.is_renamed)
    before = identities(comparison.before.registry)
    return news(comparison.after.registry, frozenset((*before, *renamed)), on=on)
