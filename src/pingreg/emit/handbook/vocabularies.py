"""Vocabularies: the closed sets of words that labels may hold."""

from dataclasses import dataclass

from pingreg.markdown import Markdown, anchor_of, code, joined
from pingreg.naming import counted
from pingreg.resolve.model import Registry


@dataclass(frozen=True, slots=True)
class VocabularyView:
    """Show one vocabulary."""

    name: str
    anchor: Markdown
    count: str
    words: Markdown


def vocabulary_views(registry: Registry) -> tuple[VocabularyView, ...]:
    """Prepare the vocabularies, sorted."""
    return tuple(
        VocabularyView(name, Markdown(anchor_of(name)), counted(len(words), "word"), joined(map(code, words)))
        for name, words in sorted(registry.vocabularies.items())
    )
