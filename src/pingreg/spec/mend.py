"""Mend a mistake that was reported, as its author most likely meant it, so that it does not hide the next one."""

from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pingreg.diagnostics import Keys
from pingreg.naming import nearest
from pingreg.spec.errors import MOST
from pingreg.spec.locations import keys_of, known_keys


def mended(data: Any, error: ValidationError, model: type[BaseModel]) -> tuple[Any, frozenset[Keys]]:
    """Spell unknown keys and words as the nearest known ones, and write numbers as text where text is wanted.

    Returns the data, and the keys at which it was changed; what cannot be guessed is left as it is.
    """
    changed: set[Keys] = set()
    for detail in error.errors(include_url=False)[:MOST]:
        keys = keys_of(detail["loc"], data)
        match detail["type"]:
            case "extra_forbidden":
                guess = nearest(str(keys[-1]), known_keys(model, detail["loc"][:-1])) if keys else None
                if guess is None or not (mend := _renamed(data, keys, guess)):
                    continue
                data = mend
            case "literal_error":
                data = _replaced(data, keys, _likely(detail))
            case "string_type" if isinstance(detail["input"], int | float):
                data = _replaced(data, keys, str(detail["input"]))
            case _:
                continue
        changed.add(keys)
    return data, frozenset(changed)


def _likely(detail: ErrorDetails) -> object:
    expected = detail["ctx"]["expected"].replace(" or ", ", ").split(", ")
    words = [word.strip("'") for word in expected if word.startswith("'")]
    return nearest(str(detail["input"]), words) or (words[0] if words else int(expected[0]))


def _replaced(data: Any, keys: Keys, value: object) -> Any:
    if not keys:
        return value
    first, rest = keys[0], keys[1:]
    if isinstance(data, dict):
        return {key: _replaced(inner, rest, value) if key == first else inner for key, inner in data.items()}
    return [_replaced(inner, rest, value) if index == first else inner for index, inner in enumerate(data)]


def _renamed(data: Any, keys: Keys, name: str) -> Any:
    """Give the last of `keys` another name; nothing when that name is taken."""
    first, rest = keys[0], keys[1:]
    if isinstance(data, list):
        inner = [_renamed(value, rest, name) if index == first else value for index, value in enumerate(data)]
        return inner if all(inner) else None
    if not rest:
        return None if name in data else {name if key == first else key: value for key, value in data.items()}
    deeper = _renamed(data[first], rest, name)
    return {key: deeper if key == first else value for key, value in data.items()} if deeper else None
