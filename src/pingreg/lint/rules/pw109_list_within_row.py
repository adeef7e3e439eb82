"""PW109 list-within-row: a list stands directly in another list, as it is stored.

## Why
BigQuery has no list of lists (https://cloud.google.com/bigquery/docs/arrays), and a map is stored as a list of rows.
What stands in a list below it would have no name there, and its values would be lost on the way.

## Bad
```yaml
fields:
  "pages[][].clicks":
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
fields:
  "pages[].weeks[].clicks":
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from collections.abc import Iterator
from itertools import pairwise

from pingreg.diagnostics import Finding
from pingreg.lint.columns import name_place
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area


@rule("PW109", "list-within-row", over="area", doc=__doc__)
def list_within_row(area: Area, _: Context) -> Iterator[Finding]:
    """Look for two lists in a row on the way to a column."""
    for field in area.fields:
        if field.column is None or field.column.conversion == "never_copied":
            continue
        if ("[]", "[]") in pairwise(field.column.steps):
            yield Finding(
                name_place(field),
                "the column is a list directly within another list",
                "name the inner list, such as `pages[].weeks[].clicks`, or add `warehouse: {as: dropped}`",
                field.declaration.subject,
            )
