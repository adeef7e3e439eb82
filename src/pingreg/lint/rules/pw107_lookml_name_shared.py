"""PW107 lookml-name-shared: two columns of a table are one dimension to LookML.

## Why
Names in LookML have lower-case letters, digits and underscores. `PageViews` and `page_views` are two columns to
BigQuery, and one dimension, `page_views`, once they are spelled so: the model does not compile, or shows one of them.

## Bad
```yaml
fields:
  PageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  Visitors:
    distinct: {event: View, per: week}
    description: People who visited the page of the example feature.
    warehouse: {name: page_views}
```

## Good
```yaml
fields:
  PageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  Visitors:
    distinct: {event: View, per: week}
    description: People who visited the page of the example feature.
    warehouse: {name: page_visitors}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.columns import Columns, name_place, stored, tables
from pingreg.lint.rule import Context, rule
from pingreg.lint.siblings import confused
from pingreg.naming import snake_case
from pingreg.resolve.model import Registry


@rule("PW107", "lookml-name-shared", over="registry", severity=Severity.WARNING, doc=__doc__)
def lookml_name_shared(registry: Registry, context: Context) -> Iterator[Finding]:
    """Respell only columns that are alike without underscores: few are."""
    for pings in tables(registry, context).values():
        columns = stored(*pings)
        paths = {path.lower() for path, _ in columns}
        if len({path.replace("_", "") for path in paths}) < len(paths):
            yield from _shared(columns)


def _shared(columns: Columns) -> Iterator[Finding]:
    alike: dict[str, Columns] = {}
    for path, field in columns:
        others = alike.setdefault(path.replace("_", "").lower(), [])
        other = next((one for one in others if one[0] != path and _dimension(one[0]) == _dimension(path)), None)
        if other is not None and other[0].lower() != path.lower() and not confused(other[1], field):
            yield Finding(
                name_place(field),
                f"`{path}` and `{other[0]}` are both the dimension `{_dimension(path)}` in LookML",
                "give one of the two another name with `warehouse: {name: ...}`",
                field.declaration.subject,
                ((name_place(other[1]), f"`{other[0]}` is declared here"),),
            )
        if all(one[0] != path for one in others):
            others.append((path, field))


def _dimension(path: str) -> str:
    return "__".join(snake_case(step) for step in path.split(".") if step != "[]")
