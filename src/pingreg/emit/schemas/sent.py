"""The schema of one value as it is sent: its type and bounds."""

from pingreg.payload.values import HIGHEST, LOWEST
from pingreg.resolve.model import Bounds, Field

Schema = dict[str, object]

_FORMATS = {"timestamp": "date-time", "date": "date"}


def sent(field: Field, *, or_null: bool) -> Schema:
    """Describe the values of a field in the request, or in a column that is a copy of it."""
    if not field.repeated:
        return value_of(field, or_null=or_null)
    limit = {} if field.bounds.max_items is None else {"maxItems": field.bounds.max_items}
    return {
        "type": ["array", "null"] if or_null else "array",
        "items": value_of(field, or_null=False),
        **limit,
    }


def value_of(field: Field, *, or_null: bool) -> Schema:
    """Describe one value of a field; one item, when it is repeated."""
    schema: Schema = {"type": [field.type, "null"] if or_null else field.type}
    match field.type:
        case "integer":
            schema |= _whole(field.bounds, or_null=or_null)
        case "number":
            schema |= _number(field.bounds)
        case "string":
            schema |= text_of(field.bounds, or_null=or_null)
        case _:
            pass
    return schema


def text_of(bounds: Bounds, *, or_null: bool = False) -> Schema:
    """Describe a text: its length, its words, its pattern, and what kind of time it is."""
    schema: Schema = {}
    if bounds.min_length:
        schema["minLength"] = bounds.min_length
    if bounds.max_length is not None:
        schema["maxLength"] = bounds.max_length
    if bounds.words is not None:
        schema["enum"] = [*bounds.words, None] if or_null else [*bounds.words]
    if bounds.pattern is not None:
        schema |= ended(bounds.pattern)
    if bounds.form is not None:
        schema["format"] = _FORMATS[bounds.form]
    return schema


def ended(pattern: str) -> Schema:
    """Say a pattern so that every engine ends it alike: some let `$` stand before a last line feed."""
    may_end_so = "[^" in pattern or r"\n" in pattern or "\n" in pattern
    return {"pattern": pattern} if may_end_so else {"pattern": pattern, "not": {"type": "string", "pattern": r"\n$"}}


def _whole(bounds: Bounds, *, or_null: bool) -> Schema:
    if bounds.codes is not None:
        codes = [code for code, _ in bounds.codes]
        return {"enum": [*codes, None] if or_null else codes}
    low = LOWEST if bounds.low is None else max(bounds.low, LOWEST)
    high = HIGHEST if bounds.high is None else min(bounds.high, HIGHEST)
    return {"minimum": low, "maximum": high}


def _number(bounds: Bounds) -> Schema:
    limits = {"minimum": bounds.low, "maximum": bounds.high}
    return {name: limit for name, limit in limits.items() if limit is not None}
