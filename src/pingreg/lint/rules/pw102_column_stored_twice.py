"""PW102 column-stored-twice: two fields of a ping go to one column, or to two whose names differ in case only.

## Why
BigQuery reads `A` and `a` as one name and refuses the table; datacontract-cli writes both without a word. Two values
for one column of a row leave one of them out, and nobody knows which. Fields may share a column when they stand in
rows with different constants (`row`), or when one is deprecated or removed and the other took its place; pings may
share a table.

## Bad
```yaml
fields:
  PageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  ButtonClicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    warehouse: {name: pageviews}
```

## Good
```yaml
fields:
  PageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  ButtonClicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    warehouse: {name: ButtonClicks}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.columns import Columns, name_place, records, stored, tables
from pingreg.lint.rule import Context, rule
from pingreg.lint.siblings import confused
from pingreg.resolve.model import Field, Ping, Registry

_FIX = "give one of the two another column with `warehouse: {name: ...}`, or none with `warehouse: {as: dropped}`"


@rule("PW102", "column-stored-twice", over="registry", doc=__doc__)
def column_stored_twice(registry: Registry, context: Context) -> Iterator[Finding]:
    """Look in each table for columns that are one to BigQuery."""
    for pings in tables(registry, context).values():
        for ping in pings:
            yield from _twice(stored(ping))
            yield from _constant(ping)
        yield from _other_case(stored(*pings))


def _twice(columns: Columns) -> Iterator[Finding]:
    if len({path for path, _ in columns}) == len(columns):
        return
    met: dict[tuple[str, tuple[tuple[str, str], ...]], Field] = {}
    reported: set[tuple[str, str]] = set()
    for path, field in columns:
        if field.column is None or field.is_tombstone or field.spec.deprecated is not None:
            continue
        other = met.setdefault((path, field.column.row), field)
        pair = (other.declaration.subject, field.declaration.subject)
        if other is not field and pair not in reported:
            reported.add(pair)
            yield _finding(other, field, f"`{other.name}` is stored in `{_dotted(path)}` too")


def _other_case(columns: Columns) -> Iterator[Finding]:
    """Compare names that stand in one record; what stands in two that differ themselves is not told again."""
    above = [(path, next(iter(kinds.values()))) for path, kinds in records(columns).items()]
    paths = {path for path, _ in (*above, *columns)}
    if len({path.lower() for path in paths}) == len(paths):
        return
    met: dict[str, tuple[str, Field]] = {}
    for path, field in (*above, *columns):
        other, first = met.setdefault(path.lower(), (path, field))
        if other != path and other.rpartition(".")[0] == path.rpartition(".")[0] and not confused(first, field):
            yield _finding(first, field, f"`{_dotted(path)}` and `{_dotted(other)}` are one name to BigQuery")


def _constant(ping: Ping) -> Iterator[Finding]:
    constants = ping.spec.warehouse.constant if ping.spec.warehouse else {}
    lower = {name.lower(): name for name in constants}
    for path, field in stored(ping) if constants else ():
        name = lower.get(path.partition(".")[0].lower())
        if name is not None:
            place = ping.place.at("warehouse", "constant", name, on="key")
            fix = "remove the constant, or store the field in another column"
            message = f"`{field.name}` is stored in `{name}` too"
            yield Finding(place, message, fix, ping.name, ((name_place(field), "stored from here"),))


def _finding(other: Field, field: Field, message: str) -> Finding:
    related: tuple[tuple[Place, str], ...] = ((name_place(other), f"`{other.steps[-1]}` is declared here"),)
    if other.declaration.place == field.declaration.place:
        related = ()
    return Finding(name_place(field), message, _FIX, field.declaration.subject, related)


def _dotted(path: str) -> str:
    return path.replace(".[]", "[]")
