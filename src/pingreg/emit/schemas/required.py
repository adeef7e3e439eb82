"""What an object has to have: members that tell one document from another."""

from collections.abc import Iterable

from pingreg.emit.schemas.sent import Schema
from pingreg.resolve.model import Steps


def requiring(schema: Schema, paths: Iterable[Steps]) -> Schema:
    """Demand what stands at paths of keys, with the objects on the way to it."""
    wanted: dict[str, list[Steps]] = {}
    for path in paths:
        if path:
            wanted.setdefault(path[0], []).append(path[1:])
    members = schema.get("properties")
    if not wanted or not isinstance(members, dict):
        return schema
    inner = {name: requiring(member, wanted.get(name, ())) for name, member in members.items()}
    return schema | {"type": "object", "required": sorted(wanted), "properties": inner}
