"""PW103 column-shape-conflict: a column is of one type for one field and of another for the next.

## Why
A table has one schema, and it is merged from all pings that are stored in it. Where two fields want a column as text
and as a number, or one wants a value where another wants a record, the rows of one of them are refused: fields that
were sent before the table fitted them lost their data (sourcegraph/sourcegraph pull 8277).

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Page.Views:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
    warehouse: {into: example.Clicks, name: views}
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Page.Views:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
    warehouse: {into: example.Page, name: views}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.columns import Columns, kind_of, name_place, records, stored, tables
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Field, Registry


@rule("PW103", "column-shape-conflict", over="registry", doc=__doc__)
def column_shape_conflict(registry: Registry, context: Context) -> Iterator[Finding]:
    """Compare what each field makes of its column and of the records above it."""
    for pings in tables(registry, context).values():
        columns = stored(*pings)
        above = records(columns)
        paths = {path for path, _ in columns}
        for path, kinds in above.items():
            one, *others = kinds.items()
            for two in others:
                yield _finding(path, one, two)
        if len(paths) < len(columns) or not paths.isdisjoint(above):
            yield from _values(columns, above)


def _values(columns: Columns, above: dict[str, dict[str, Field]]) -> Iterator[Finding]:
    """Compare the fields that share a column with one another, and with the record of that name."""
    kinds: dict[str, tuple[str, Field]] = {}
    for path, field in columns:
        record = next(iter(above.get(path, {}).items()), None)
        two = (kind_of(field), field)
        one = record or kinds.setdefault(path, two)
        if one[0] != two[0]:
            yield _finding(path, one, two)


def _finding(path: str, one: tuple[str, Field], two: tuple[str, Field]) -> Finding:
    return Finding(
        name_place(two[1]),
        f"the column `{path.replace('.[]', '[]')}` is {two[0]} here, and {one[0]} for `{one[1].name}`",
        "store the two in different columns, or convert one with `warehouse: {as: ...}`",
        two[1].declaration.subject,
        ((name_place(one[1]), f"{one[0]} here"),),
    )
