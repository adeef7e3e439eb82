"""The schema of a whole shape: its tree walked, closed everywhere, and cut at a level."""

from collections.abc import Mapping
from dataclasses import dataclass

from pingreg.emit.schemas.sent import Schema, sent, text_of
from pingreg.emit.schemas.stored import stored, stored_withheld
from pingreg.payload.judge import is_withheld
from pingreg.payload.tree import Constant, Leaf, List, Map, Node, Object
from pingreg.resolve.model import Area, Field, FieldName, Steps
from pingreg.spec.policy import Level


@dataclass(frozen=True, slots=True)
class Cut:
    """Say what is admitted: what `level` keeps less `withheld`, or with None all that was ever declared."""

    level: Level | None
    areas: Mapping[Steps, Area]
    """The areas by the steps that lead to them, for titles."""
    withheld: frozenset[FieldName] = frozenset()

    def withholds(self, node: Node) -> bool:
        """Tell whether nothing inside `node` may be kept."""
        if self.level is None:
            return False
        match node if self.withheld else None:
            case Leaf(field=field) if field.name in self.withheld:
                return True
            case List(item=item):
                return self.withholds(item)
            case Map(key=key, value=value):
                return (key is None or self.withholds(Leaf(key))) and self.withholds(value)
            case Object(members=members):
                return all(map(self.withholds, members.values()))
            case _:
                return is_withheld(node, self.level)


def members_of(node: Object, cut: Cut, at: Steps = ()) -> Schema:
    """Describe an object's members, and that there are no others."""
    inner = {name: _node(member, cut, (*at, name)) for name, member in node.members.items()}
    return {"additionalProperties": False, "properties": inner}


def _node(node: Node, cut: Cut, at: Steps) -> Schema:
    match node:
        case Leaf():
            return _leaf(node, cut)
        case Constant():
            if node.others:
                return {"enum": [node.value, *node.others], "description": "Written by the receiver."}
            return {"const": node.value, "description": "Written by the receiver, always the same."}
        case _:
            return _words(cut.areas.get(at)) | _container(node, cut, at)


def _container(node: Object | List | Map, cut: Cut, at: Steps) -> Schema:
    """Describe a container; each admits null, which a Go sender writes for one that is empty."""
    is_list = isinstance(node, List)
    schema: Schema = {"type": ["array" if is_list else "object", "null"]}
    if cut.withholds(node):
        return schema | {"maxItems" if is_list else "maxProperties": 0}
    match node:
        case List():
            return schema | {"items": _node(node.item, cut, (*at, "[]"))}
        case Object():
            return schema | members_of(node, cut, at)
        case Map(key=Field() as key) if not cut.withholds(Leaf(key)):
            value = _node(node.value, cut, (*at, "*"))
            return schema | {"propertyNames": text_of(key.bounds) | _marks(key), "additionalProperties": value}
        case _:
            return schema | {"additionalProperties": False}


def _leaf(leaf: Leaf, cut: Cut) -> Schema:
    field, column = leaf.field, leaf.column
    words: Schema = {"description": field.description} if field.description else {}
    if not cut.withholds(leaf):
        rules = sent(field, or_null=field.nullable) if column is None else stored(field, column)
    elif field.repeated and (column is None or column.conversion == "same"):
        rules = {"type": ["array", "null"], "maxItems": 0}
    else:
        rules = {"type": "null"} if column is None else stored_withheld(field, column)
    return words | rules | _marks(field)


def _words(area: Area | None) -> Schema:
    if area is None:
        return {}
    description = {"description": area.spec.description} if area.spec.description else {}
    return {"title": area.spec.title, **description}


def _marks(field: Field) -> Schema:
    """Carry what a schema has no words for; a removed field is marked as deprecated, for schemas know no graves."""
    marks: Schema = {"tier": field.tier} if field.tier else {}
    marks |= {"category": field.category, "owner": field.owner}
    if field.spec.unit is not None:
        marks["unit"] = field.spec.unit
    if field.since != "unknown":
        marks["since"] = field.since
    for name, ending in (("deprecated", field.spec.deprecated), ("removed", field.spec.removed)):
        if ending is not None:
            marks[name] = ending.model_dump(mode="json", by_alias=True, exclude_none=True)
    is_ending = "deprecated" in marks or "removed" in marks
    return ({"deprecated": True} if is_ending else {}) | {"x-pingreg": marks}
