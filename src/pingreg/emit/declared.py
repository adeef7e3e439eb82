"""Declared: fields by what an author wrote, so that a family is told once."""

from collections.abc import Callable, Hashable, Iterable

from pingreg.resolve.model import Field


def declared(
    fields: Iterable[Field], *, alike: Callable[[Field], Hashable] = lambda _: None
) -> tuple[tuple[Field, ...], ...]:
    """Group fields by their declaration, in order of the first of each; a family's fields only where they are alike."""
    groups: dict[Hashable, list[Field]] = {}
    for field in fields:
        groups.setdefault((field.declaration.place, alike(field)), []).append(field)
    return tuple(tuple(group) for group in groups.values())
