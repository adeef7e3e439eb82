"""The parameters of a method as its page lists them: read off their model, so that the page says what is checked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pingreg.anonymize.method import Method


@dataclass(frozen=True, slots=True)
class ParameterLine:
    """Show one parameter; `default` is written as JSON, and None when it has to be given."""

    name: str
    form: str
    default: str | None
    description: str


def parameter_lines(method: Method) -> tuple[ParameterLine, ...]:
    """List the parameters of a method in the order of its model."""
    schema = method.parameters.model_json_schema()
    required = schema.get("required", ())
    return tuple(
        ParameterLine(
            name,
            _form(part),
            None if name in required else json.dumps(part["default"], ensure_ascii=False),
            part.get("description", ""),
        )
        for name, part in schema.get("properties", {}).items()
    )


def _form(schema: dict[str, Any]) -> str:
    match schema:
        case {"enum": [*words]}:
            return f"one of {', '.join(str(word) for word in words)}"
        case {"type": "number"}:
            return "number"
        case {"type": "integer"}:
            return " ".join(("whole number", *_bounds(schema)))
        case {"type": "array", "items": dict(items)}:
            return f"list of {_form(items)}"
        case {"type": "object", "additionalProperties": dict(entries)}:
            return f"mapping to {_form(entries)}"
        case _:
            return " ".join(("text", *_length(schema)))


def _bounds(schema: dict[str, Any]) -> Iterator[str]:
    if "minimum" in schema and "maximum" in schema:
        yield f"from {schema['minimum']} to {schema['maximum']}"
    if "multipleOf" in schema:
        yield f"in steps of {schema['multipleOf']}"


def _length(schema: dict[str, Any]) -> Iterator[str]:
    if "maxLength" in schema:
        yield f"of at most {schema['maxLength']} characters"
