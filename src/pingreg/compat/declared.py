"""Declared: what a field says of itself that somebody agrees to; its description and its place are left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields
from operator import attrgetter

from pydantic_core import to_json

from pingreg.compat.comparison import Comparison
from pingreg.resolve.model import Bounds, Field, FieldName

_SAID = attrgetter(
    *("kind", "measure", "type", "repeated", "nullable", "origin", "column"),
    *("tier", "level", "purposes", "category", "recipients", "expires", "tier_basis"),
    *("spec.unit", "spec.anonymize", "spec.exception", "spec.removed"),
)


def declared_otherwise(comparison: Comparison) -> Mapping[FieldName, tuple[str, ...]]:
    """Write what each field says that is new, or says something else; names of events' fields recur."""
    found: dict[FieldName, set[str]] = defaultdict(set)
    for field in _otherwise(comparison):
        found[field.name].add(_text(field))
    return {name: tuple(sorted(texts)) for name, texts in found.items()}


def _otherwise(comparison: Comparison) -> Iterator[Field]:
    yield from comparison.added
    yield from (pair.after for pair in comparison.pairs if _text(pair.before) != _text(pair.after))


def _text(field: Field) -> str:
    return to_json((_limits(field.bounds), *_SAID(field)), exclude_none=True, fallback=str).decode()


def _limits(bounds: Bounds) -> Mapping[str, object]:
    """Leave out what is no limit: what people agreed to stays the same when there is a new kind of one."""
    return {one.name: value for one in fields(bounds) if (value := getattr(bounds, one.name)) is not None}
