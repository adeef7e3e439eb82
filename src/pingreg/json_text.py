"""JSON that every parser accepts, every terminal can show and every diff shows whole."""

import json
from collections.abc import Mapping, Sequence

Json = str | int | float | None | Mapping[str, "Json"] | Sequence["Json"]


def json_text(document: object) -> str:
    """Write `document` indented, in ASCII, keys in their given order, with a line feed at the end."""
    return json.dumps(_repaired(document), indent=2) + "\n"


def _repaired(value: object) -> object:
    match value:
        case str():
            return value if value.isascii() else _paired(value)
        case Mapping():
            return {key: _repaired(item) for key, item in value.items()}
        case Sequence():
            return [_repaired(item) for item in value]
        case _:
            return value


def _paired(text: str) -> str:
    # A surrogate without its partner, as of a file name that is not UTF-8, makes strict parsers refuse all.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
