"""PW101 column-name-illegal: a column has a name that BigQuery does not take.

## Why
datacontract-cli writes such names into a table's schema without a word, and the table is refused on the day that it is
to be created. A name has letters, digits and underscores, does not begin with a digit, is at most 300 characters long,
and begins with none of the prefixes that BigQuery keeps for itself
(https://cloud.google.com/bigquery/docs/schemas#column_names). Names with other characters, which newer tables take,
need special handling in every client, so they are not used here.

## Bad
```yaml
fields:
  _TABLE_clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
fields:
  _TABLE_clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    warehouse: {name: table_clicks}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.columns import name_place
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area, Field, Ping, Steps

_LONGEST = 300
_RESERVED = (
    "_table_",
    "_file_",
    "_partition",
    "_row_timestamp",
    "__root__",
    "_colidentifier",
    "_change_sequence_number",
    "_change_type",
    "_change_timestamp",
)


@rule("PW101", "column-name-illegal", over="ping", doc=__doc__)
def column_name_illegal(ping: Ping, _: Context) -> Iterator[Finding]:
    """Judge the name of each column, record and constant."""
    if ping.spec.warehouse is None:
        return
    for name in ping.spec.warehouse.constant:
        if why := _fault(name):
            yield _finding(name, why, ping.place.at("warehouse", "constant", name, on="key"), ping.name)
    sound = {"[]"}
    met: set[Steps | Place] = set()
    for area in ping.areas:
        for field in area.fields:
            if field.column is not None and not sound.issuperset(field.column.steps):
                yield from _columns(area, field, sound, met)
            if field.column is not None and field.column.row:
                yield from _constants(field)


def _columns(area: Area, field: Field, sound: set[str], met: set[Steps | Place]) -> Iterator[Finding]:
    """Judge names that were not met before; `sound` and `met` collect the good ones, and where the others stand."""
    steps = field.column.steps if field.column else ()
    for end, name in enumerate(steps):
        if name in sound:
            continue
        if not (why := _fault(name)):
            sound.add(name)
            continue
        place, subject = _written(area, field, end)
        if met.isdisjoint((steps[: end + 1], place)):
            met.update((steps[: end + 1], place))
            yield _finding(name, why, place, subject)


def _constants(field: Field) -> Iterator[Finding]:
    for name, _ in field.column.row if field.column else ():
        if why := _fault(name):
            place = field.declaration.key("warehouse").at("row", name, on="key")
            yield _finding(name, why, place, field.declaration.subject)


def _fault(name: str) -> str:
    if len(name) > _LONGEST or not (name.isascii() and name.isidentifier()):
        return "a column's name has letters, digits and `_`, begins with no digit, and is at most 300 characters long"
    if not name.startswith("_"):
        return ""
    reserved = next((prefix for prefix in _RESERVED if name.lower().startswith(prefix)), None)
    return "" if reserved is None else f"BigQuery keeps the prefix `{reserved.upper()}` for itself"


def _finding(name: str, why: str, place: Place, subject: str) -> Finding:
    message = f"`{name}` is no name of a column: {why}"
    return Finding(place, message, "rename it, or say `warehouse: {name: ...}`", subject)


def _written(area: Area, field: Field, at: int) -> tuple[Place, str]:
    """Find where the name at step `at` of a field's column was written, and whose it is."""
    own = field.spec.warehouse
    column = field.column
    if own is not None and own.into is not None and column is not None and at < len(column.steps) - 1:
        return field.declaration.key("warehouse").at("into"), field.declaration.subject
    if at < len(area.column) and area.spec.at is not None:
        key = "request" if area.spec.at.warehouse is None else "warehouse"
        return area.place.at("at", key), f"{area.ping}/{area.name}"
    return name_place(field), field.declaration.subject
