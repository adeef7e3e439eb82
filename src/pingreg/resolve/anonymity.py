"""Anonymity: which fields may be called anonymous."""

from collections.abc import Iterable, Iterator

from pingreg.exposure import Telling
from pingreg.resolve.model import Field

_LIMIT = Telling("bounded")


def may_be_called_anonymous(fields: Iterable[Field]) -> bool:
    """Tell whether none of the fields, as it is sent or as it is kept, tells of anybody in particular.

    Where there are no fields, there is nothing to be called so.
    """
    fields = tuple(fields)
    return bool(fields) and next(telling(fields), None) is None


def telling(fields: Iterable[Field]) -> Iterator[Field]:
    """Yield the fields of which nobody may say that they are anonymous; what was removed is no longer described."""
    for field in fields:
        found = field.exposure
        if not (found.kept.is_within(_LIMIT) and found.sent.is_within(_LIMIT)) and not field.is_tombstone:
            yield field
