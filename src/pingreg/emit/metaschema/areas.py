"""The schema of an area: fields hold one measure each, and inside a family a `$` may stand in any text."""

from collections.abc import Mapping

from pingreg.emit.metaschema.models import Schema, schema_of
from pingreg.spec.area import AreaSpec
from pingreg.spec.measures import MEASURES

_FIELD, _FAMILY = "FieldSpec", "Family"
_VARIABLE: Schema = {"type": "string", "pattern": "[$]", "description": "A text with a variable of the family."}
_PICKS = {
    "field": {"type": "string", "description": "The family that differs; all, when it is left out."},
    "absent": {"const": True, "description": "The combination is not sent."},
}


def area_schema() -> Schema:
    """Describe an area file."""
    schema = schema_of(AreaSpec)
    definitions = _part(schema, "$defs")
    field = _part(definitions, _FIELD)
    field["oneOf"] = [{"required": [measure]} for measure in MEASURES]
    families = {f"{_FAMILY}{name}": _relaxed(definition) for name, definition in definitions.items()}
    properties = _part(schema, "properties")
    properties["fields"] = {
        "type": "object",
        "patternProperties": {"[$]": {"$ref": f"#/$defs/{_FAMILY}{_FIELD}"}},
        "additionalProperties": {"$ref": f"#/$defs/{_FIELD}"},
    }
    properties["except"] = {
        "type": "array",
        "minItems": 1,
        "description": "Variants that differ: the variants, each by its variable, and what replaces the family's keys.",
        "items": {"type": "object", "properties": _overlay(_part(families, f"{_FAMILY}{_FIELD}"))},
    }
    properties.pop("$families", None)
    used = {name: families[name] for name in sorted(_reached(families, f"{_FAMILY}{_FIELD}"))}
    schema["$defs"] = {**definitions, **used}
    return schema


def _part(schema: Schema, key: str) -> Schema:
    part = schema[key]
    assert isinstance(part, dict)  # noqa: S101  pydantic's schemas are made so
    return part


def _overlay(family: Schema) -> Schema:
    return {**_part(family, "properties"), **_PICKS}


def _relaxed(value: object) -> object:
    """Let a text with a `$` stand for any closed or patterned text, and lead references to relaxed definitions."""
    match value:
        case {"$ref": str() as target, **rest}:
            return {**rest, "$ref": target.replace("#/$defs/", f"#/$defs/{_FAMILY}")}
        case {"type": "string", **rest} if rest.keys() & {"enum", "const", "pattern"}:
            return {"anyOf": [value, _VARIABLE]}
        case dict():
            return {key: _relaxed(inner) for key, inner in value.items()}
        case list():
            return [_relaxed(inner) for inner in value]
        case _:
            return value


def _reached(definitions: Mapping[str, object], name: str) -> frozenset[str]:
    """Follow references from one definition to all that it needs."""
    reached = {name: None}
    waiting = [name]
    while waiting:
        for target in _references(definitions[waiting.pop()]):
            if target not in reached:
                reached[target] = None
                waiting.append(target)
    return frozenset(reached)


def _references(value: object) -> list[str]:
    match value:
        case {"$ref": str() as target}:
            return [target.removeprefix("#/$defs/")]
        case dict():
            return [found for inner in value.values() for found in _references(inner)]
        case list():
            return [found for inner in value for found in _references(inner)]
        case _:
            return []
