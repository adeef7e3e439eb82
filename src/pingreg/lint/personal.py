"""Personal: the fields by which data is somebody's, and what it is collected for."""

from collections.abc import Iterable, Iterator

from pingreg.exposure import is_within
from pingreg.resolve.model import Field, Registry


def live_fields(registry: Registry) -> Iterator[Field]:
    """Give every field that is not removed, of pings and of events."""
    return (field for field in registry.all_fields if field.spec.removed is None)


def uses(registry: Registry) -> dict[str, int]:
    """Count the fields that are collected for each purpose."""
    found: dict[str, int] = {}
    for field in live_fields(registry):
        for purpose in field.purposes:
            found[purpose] = found.get(purpose, 0) + 1
    return found


def telling_of_people(fields: Iterable[Field]) -> Iterator[Field]:
    """Give the fields that tell one person from another when they are kept."""
    for field in fields:
        kept = field.exposure.kept
        if kept.whom == "person" and not is_within(kept.exposure, "bounded") and field.spec.removed is None:
            yield field


def is_bare_number(field: Field) -> bool:
    """Tell whether it is an action's number, for which an author can give neither a category nor an exception."""
    return field.declaration.place.keys[-2:-1] == ("metadata",)
