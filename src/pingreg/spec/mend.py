"""Mend a mistake that was reported, as its author most likely meant it, so that it does not hide the next one."""

from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pingreg.diagnostics import Keys
from pingreg.naming import nearest
from pingreg.spec.edited import Change, renamed, replaced
from pingreg.spec.errors import MOST, allowed_by
from pingreg.spec.locations import keys_of, known_keys


def mends(data: Any, error: ValidationError, model: type[BaseModel]) -> dict[Keys, Change]:
    """Spell unknown keys and words as the nearest known ones, and write numbers as text where text is wanted.

    Gives the changes by the keys of what they change; what cannot be guessed is left as it is.
    """
    found: dict[Keys, Change] = {}
    taken: set[Keys] = set()
    for detail in error.errors(include_url=False)[:MOST]:
        keys = keys_of(detail["loc"], data)
        match detail["type"]:
            case "extra_forbidden":
                known = known_keys(model, detail["loc"][:-1])
                guess = nearest(str(keys[-1]), known) if keys else None
                if guess is None or (mended := (*keys[:-1], guess)) in taken or keys_of(mended, data) == mended:
                    continue
                taken.add(mended)
                found[keys] = renamed(guess)
            case "literal_error":
                found[keys] = replaced(_likely(detail))
            case "string_type" if isinstance(detail["input"], int | float):
                found[keys] = replaced(str(detail["input"]))
    return found


def _likely(detail: ErrorDetails) -> str | int:
    allowed = allowed_by(detail)
    return nearest(str(detail["input"]), (word for word in allowed if isinstance(word, str))) or allowed[0]
