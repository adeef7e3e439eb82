"""PP202 occurrences-listed: a ping lists when things happened, one by one, in the place of a number.

## Why
A list with a row for each time that somebody did something is a diary, whatever the ping around it is called: on an
instance of few people each row is one person's day. A ping carries what is put together of many; what happens one at
a time is an event, which has terms of its own.

Told are lists of days, and rows with a day in which nothing is put together of many. A list of moments to the second
is for `PP101`. An `exception` answers for the day.

## At run time
Nothing: a list of occurrences that is declared passes enforcement. One that is not declared is withheld (PE102).

## Bad
```yaml
fields:
  Sessions[].Opened: {time: {to: day}, description: Day on which somebody opened the example feature.}
  Sessions[].Succeeded: {flag: {}, description: Whether they came to its end.}
  Visits: {time: {to: day}, repeated: true, max_items: 31, description: Days on which somebody opened the feature.}
```

## Good
```yaml
fields:
  Days[].Start: {time: {to: day}, description: Day that the row is about.}
  Days[].Sessions: {count: {event: Click, per: day}, description: How often the example feature was opened on the day.}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rows import is_of_many, rows
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area, Field
from pingreg.spec.measures import Time

_FIX = "send how many there were in each period, declare it as an event, or add an `exception`"


@rule("PP202", "occurrences-listed", over="area", doc=__doc__, answered=True)
def occurrences_listed(area: Area, _: Context) -> Iterator[Finding]:
    """Look for lists of days, and for rows that have a day and no number of many."""
    for field in area.fields:
        if field.spec.repeated and field.kind == "time" and not field.is_tombstone and _is_told(field):
            yield _finding(field, "lists days one by one")
    for row in rows(area).values():
        days = [field for field in row if field.kind == "time" and not field.spec.repeated]
        if days and not any(is_of_many(field) for field in row):
            for field in days[:1]:
                if _is_told(field):
                    yield _finding(field, "is the day of one row, and no number in the row is put together of many")


def _is_told(field: Field) -> bool:
    is_day = isinstance(field.measure, Time) and field.measure.precision == "day"
    return is_day and field.is_distinct and field.spec.exception is None


def _finding(field: Field, what: str) -> Finding:
    message = f"`{field.steps[-1]}` {what}"
    return Finding(field.declaration.key("time"), message, _FIX, field.declaration.subject)
