"""PP203 breakdown-open: counts are broken down by a key that may be anything.

## Why
A table of counts by name is as telling as its names. Where they form no closed set there is a row for each thing that
only one customer has, and its count is that customer's, or one user's: the long tail of a breakdown is a list of
single people. A pattern keeps addresses out; it does not make a group larger.

Rows in which each number has `suppress_below` show no small groups. An `exception` on the key answers for it. The keys
of a map are for `PP106`.

## At run time
A key outside a label's words is quarantined (PE106); `suppress_below` is applied by `pingreg enforce`. Of a key with a
pattern only its form is checked.

## Bad
```yaml
fields:
  Themes[].Name:
    text: {}
    pattern: "^[a-z]{1,20}$"
    max_length: 20
    description: Name of the theme that the row is about.
  Themes[].Users: {distinct: {of: users, per: week}, description: Distinct users of the theme of the row.}
```

## Good
```yaml
fields:
  Themes[].Name:
    label: {values: [light, dark], else: other}
    description: Name of the theme that the row is about.
  Themes[].Users: {distinct: {of: users, per: week}, description: Distinct users of the theme of the row.}
  Fonts[].Name:
    text: {}
    pattern: "^[a-z]{1,20}$"
    max_length: 20
    description: Name of the font that the row is about.
  Fonts[].Users:
    distinct: {of: users, per: week}
    anonymize: [{suppress_below: {users: 5}}]
    description: Distinct users of the font of the row.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.admitted import is_unanswered
from pingreg.lint.rows import is_of_many, rows
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import is_treated
from pingreg.resolve.model import Area

_CLOSING = ("drop", "email_domain", "enum_map", "redact")
_FIX = (
    "make it a `label` with an `else`, add `enum_map` to it, or `suppress_below` to each number of the row, "
    "or add an `exception`"
)


@rule("PP203", "breakdown-open", over="area", doc=__doc__, severity=Severity.WARNING, answered=True)
def breakdown_open(area: Area, context: Context) -> Iterator[Finding]:
    """Look for rows that have both a key that is open and a number that shows small groups."""
    for row in rows(area).values():
        keys = [field for field in row if field.kind in {"text", "id"} and field.is_distinct and field.steps[-1] != "*"]
        if not keys or not any(is_of_many(field) and not is_treated(field, "suppress_below") for field in row):
            continue
        for field in keys:
            if not is_treated(field, *_CLOSING) and is_unanswered(field, context.registry):
                message = f"counts are broken down by `{field.steps[-1]}`, whose values form no closed set"
                yield Finding(field.declaration.key(field.kind), message, _FIX, field.declaration.subject)
