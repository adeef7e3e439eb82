"""The schema of one value as it is stored: what its column's conversion makes of it; any column may be null."""

import re

from pingreg.emit.schemas.sent import Schema, ended, sent, text_of
from pingreg.payload.values import LONGEST_NUMBER, NUMBER_TEXT, WHOLE_TEXT, zero_text
from pingreg.resolve.model import Column, Field


def stored(field: Field, column: Column) -> Schema:
    """Describe the values of a column."""
    match column.conversion:
        case "never_copied" | "dropped":
            return {"type": "null"}
        case "difference":
            return {"type": ["integer", "null"]}
        case "word":
            words = None if field.bounds.codes is None else [word for _, word in field.bounds.codes]
            return {"type": ["string", "null"]} | ({} if words is None else {"enum": [*words, None]})
        case "join":
            return {"type": ["string", "null"]} | ended(_joined(field))
        case "string":
            return _written(field)
        case _:
            return sent(field, or_null=True)


def stored_withheld(field: Field, column: Column) -> Schema:
    """Describe a column whose value may not be kept: null, or the zero that the receiver writes for no value."""
    if column.conversion in {"string", "join"}:
        return {"enum": [zero_text(field), None]}
    return {"type": "null"}


def _written(field: Field) -> Schema:
    """Describe a scalar that is stored as text; a number's bounds, but for its sign, cannot be said of digits."""
    nullable_text: Schema = {"type": ["string", "null"]}
    sign = "" if field.bounds.low is not None and field.bounds.low >= 0 else "-?"
    match field.type:
        case "boolean":
            return nullable_text | {"enum": ["true", "false", None]}
        case "integer" if field.bounds.codes is not None:
            codes = dict.fromkeys(("0", *(str(code) for code, _ in field.bounds.codes)))
            return nullable_text | {"enum": [*codes, None]}
        case "integer":
            return nullable_text | ended(f"^{sign}{WHOLE_TEXT}$")
        case "number":
            return nullable_text | ended(f"^{sign}{NUMBER_TEXT}$") | {"maxLength": LONGEST_NUMBER}
        case _:
            return _written_text(field)


def _written_text(field: Field) -> Schema:
    rules = text_of(field.bounds)
    if "enum" in rules:
        words = dict.fromkeys(("", *(field.bounds.words or ())))
        return {"type": ["string", "null"]} | rules | {"enum": [*words, None]}
    if "minLength" in rules or "pattern" in rules:
        return {"anyOf": [{"type": "string"} | rules, {"enum": ["", None]}]}
    return {"type": ["string", "null"]} | rules


def _joined(field: Field) -> str:
    """Write the pattern of texts with commas between, or none."""
    bounds = field.bounds
    if bounds.words is not None:
        item = "|".join(_literal(word) for word in bounds.words if word)
    elif bounds.pattern is not None:
        item = bounds.pattern[1:-1]
    else:
        most = "" if bounds.max_length is None else min(bounds.max_length, 1000)
        item = f"[^,]{{{1 if bounds.min_length else 0},{most}}}"
    return f"^(?:(?:{item})(?:,(?:{item}))*)?$"


def _literal(word: str) -> str:
    """Escape what a pattern would read; `re.escape` escapes more than ECMAScript takes."""
    return re.sub(r"[\\^$.|?*+()\[\]{}/]", r"\\\g<0>", word)
