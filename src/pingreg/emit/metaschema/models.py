"""The schema of a model: what pydantic says of it, made strict and short for an editor."""

from collections.abc import Mapping

from pydantic import BaseModel

Schema = dict[str, object]
_MAPPINGS = frozenset({"properties", "patternProperties", "$defs"})
"""Keys whose values hold schemas by name: there, `title` is a name and no annotation."""


def schema_of(model: type[BaseModel]) -> Schema:
    """Describe a model; a key left out is left out, so no null stands for it, and generated titles go."""
    return _node(model.model_json_schema(by_alias=True))


def _node(schema: Mapping[str, object]) -> Schema:
    cleaned: Schema = {}
    for key, value in _without_null(schema).items():
        if key in _MAPPINGS and isinstance(value, dict):
            cleaned[key] = {name: _any(inner) for name, inner in value.items()}
        elif key != "title":
            cleaned[key] = _any(value)
    if "patternProperties" in cleaned:
        cleaned["additionalProperties"] = False
    return cleaned


def _any(value: object) -> object:
    match value:
        case dict():
            return _node(value)
        case list():
            return [_any(item) for item in value]
        case _:
            return value


def _without_null(schema: Mapping[str, object]) -> Mapping[str, object]:
    """Drop the null that stands for a key left out."""
    options = schema.get("anyOf")
    if "default" not in schema or schema["default"] is not None or not isinstance(options, list):
        return schema
    rest = {key: value for key, value in schema.items() if key not in {"anyOf", "default"}}
    kept = [option for option in options if option != {"type": "null"}]
    return {**rest, **kept[0]} if len(kept) == 1 else {**rest, "anyOf": kept}
