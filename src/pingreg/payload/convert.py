"""Convert a payload from the request's shape to the warehouse's, as the receiver does: only what is declared passes."""

from collections.abc import Mapping

from pingreg.payload import values
from pingreg.payload.places import Json, keys_of, put, value_at
from pingreg.payload.project import Projection
from pingreg.resolve.model import Area, Field, Ping, Steps


def convert(payload: Mapping[str, Json], ping: Ping, *, added: Mapping[str, Json]) -> dict[str, Json]:
    """Give the message that is stored for a payload.

    `added` holds what the receiver adds, by field path; what it does not hold is null, and so is an area that was not
    sent. The payload is taken to be well-formed: judge it first.
    """
    message: dict[str, Json] = {}
    for area in ping.areas:
        _write_area(payload, area, added, message)
    for area in ping.areas:
        if any(_goes_elsewhere(field) for field in area.fields):
            _write_rows(payload, area, ping, message)
    for name, value in (ping.spec.warehouse.constant if ping.spec.warehouse else {}).items():
        message.setdefault(name, value)
    return message


def _goes_elsewhere(field: Field) -> bool:
    return field.spec.warehouse is not None and field.spec.warehouse.into is not None


def _write_area(payload: Mapping[str, Json], area: Area, added: Mapping[str, Json], message: dict[str, Json]) -> None:
    own = tuple(field for field in area.fields if field.column is not None and not _goes_elsewhere(field))
    if not own:
        return
    if area.column:
        root = keys_of(area.steps)
        projection = Projection(payload, own, root=root, complete=_is_complete(area))
        put(message, keys_of(area.column), projection.of(value_at(payload, root)))
        return
    for field in own:
        sent = added.get(".".join(field.steps)) if field.origin == "receiver" else value_at(payload, field.steps)
        put(message, field.column.steps if field.column else (), values.stored(sent, field))


def _is_complete(area: Area) -> bool:
    return area.spec.warehouse is not None and area.spec.warehouse.complete


def _write_rows(payload: Mapping[str, Json], area: Area, ping: Ping, message: dict[str, Json]) -> None:
    """Store an area's values in rows of another list; fields with the same constants share a row."""
    rows: dict[tuple[Steps, tuple[tuple[str, str], ...]], dict[str, Json]] = {}
    for field in area.fields:
        if field.column is None or not _goes_elsewhere(field):
            continue
        sent = value_at(payload, field.steps, first=field.column.first)
        row = rows.setdefault((field.column.steps[:-1], field.column.row), dict(field.column.row))
        row[field.column.steps[-1]] = values.stored(sent, field)
    constants = {name for _, row in rows for name, _ in row}
    if all(value is None for row in rows.values() for name, value in row.items() if name not in constants):
        return
    for (steps, _), row in rows.items():
        target = _opened(message, keys_of(steps), ping, is_list=steps[-1] == "[]")
        if isinstance(target, list):
            target.append(row)
        else:
            target.update(row)


def _opened(message: dict[str, Json], steps: Steps, ping: Ping, *, is_list: bool) -> Json:
    """Find the list or object at a path, making it, and its area around it, where it is not yet."""
    if message.get(steps[0]) is None:
        owner = next((area for area in ping.areas if area.column[:1] == steps[:1]), None)
        empty: dict[str, Json] = {}
        if owner is not None and _is_complete(owner):
            put(empty, keys_of(owner.steps), {})
            _write_area(empty, owner, {}, message)
        else:
            message[steps[0]] = {}
    found = value_at(message, steps)
    if found is None:
        found = [] if is_list else {}
        put(message, steps, found)
    return found
