"""Convert a payload from the request's shape to the warehouse's, as the receiver does: only what is declared passes."""

from collections.abc import Iterable, Iterator, Mapping

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
    for root, base, areas in _places(ping):
        if base:
            _write_object(payload, areas, (root, base), message)
        else:
            _write_columns(payload, _own(areas), added, message)
    for area in ping.areas:
        if any(_goes_elsewhere(field) for field in area.fields):
            _write_rows(payload, area, ping, message)
    for name, value in (ping.spec.warehouse.constant if ping.spec.warehouse else {}).items():
        message.setdefault(name, value)
    return message


def _places(ping: Ping) -> Iterator[tuple[Steps, Steps, tuple[Area, ...]]]:
    """Give each place in the request, its place in the warehouse, and the areas that share the two."""
    places: dict[tuple[Steps, Steps], list[Area]] = {}
    for area in ping.areas:
        places.setdefault((keys_of(area.steps), keys_of(area.column)), []).append(area)
    return ((root, base, tuple(areas)) for (root, base), areas in places.items())


def _own(areas: Iterable[Area]) -> tuple[Field, ...]:
    fields = (field for area in areas for field in area.fields)
    return tuple(field for field in fields if field.column is not None and not _goes_elsewhere(field))


def _goes_elsewhere(field: Field) -> bool:
    return field.spec.warehouse is not None and field.spec.warehouse.into is not None


def _is_complete(areas: Iterable[Area]) -> bool:
    return any(area.spec.warehouse is not None and area.spec.warehouse.complete for area in areas)


def _write_object(
    payload: Mapping[str, Json], areas: tuple[Area, ...], place: tuple[Steps, Steps], message: dict[str, Json]
) -> None:
    root, base = place
    if own := _own(areas):
        projection = Projection(payload, own, root=root, complete=_is_complete(areas))
        put(message, base, projection.of(value_at(payload, root)))


def _write_columns(
    payload: Mapping[str, Json], own: Iterable[Field], added: Mapping[str, Json], message: dict[str, Json]
) -> None:
    """Store what stands at the top of the request, and what the receiver adds."""
    inside: dict[tuple[str, str], list[Field]] = {}
    for field in own:
        column = field.column.steps if field.column else ()
        if field.origin == "receiver":
            put(message, column, values.stored(added.get(".".join(field.steps)), field))
        elif len(field.steps) == 1:
            put(message, column, values.stored(payload.get(field.steps[0]), field))
        else:
            inside.setdefault((field.steps[0], column[0]), []).append(field)
    for (top, base), fields in inside.items():
        projection = Projection(payload, fields, root=(top,), complete=False)
        put(message, (base,), projection.of(payload.get(top)))


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
        target = _opened(message, keys_of(steps), ping, is_list=steps[-1:] == ("[]",))
        if isinstance(target, list):
            target.append(row)
        else:
            target.update(row)


def _opened(message: dict[str, Json], steps: Steps, ping: Ping, *, is_list: bool) -> Json:
    """Find the list or object at a path, making it, and its area around it, where it is not yet."""
    if not steps:
        return message
    if message.get(steps[0]) is None:
        places = ((base, areas) for _, base, areas in _places(ping) if base[:1] == steps[:1] and _is_complete(areas))
        for base, areas in places:
            root = keys_of(areas[0].steps)
            put(message, base, Projection({}, _own(areas), root=root, complete=True).of_nothing())
    found = value_at(message, steps)
    if not isinstance(found, list if is_list else dict):
        found = [] if is_list else {}
        put(message, steps, found)
    return found
