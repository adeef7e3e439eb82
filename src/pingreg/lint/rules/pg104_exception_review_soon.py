"""PG104 exception-review-soon: an exception is to be reviewed within the next 30 days.

## Why
The review is somebody else's work: who approves exceptions needs to be asked before the check begins to fail.

## Bad
```yaml
fields:
  installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2026-12-15}
```

## Good
```yaml
fields:
  installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.exceptions import exceptions
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area

_DAYS = 30


@rule("PG104", "exception-review-soon", over="area", severity=Severity.WARNING, events=True, doc=__doc__)
def exception_review_soon(area: Area, context: Context) -> Iterator[Finding]:
    """Compare each `review_by` with today."""
    for field, exception in exceptions(area):
        if 0 <= (exception.review_by - context.today).days <= _DAYS:
            yield Finding(
                field.declaration.key("exception").at("review_by"),
                f"the exception is to be reviewed by {exception.review_by}",
                f"ask {exception.approved_by} whether it still holds, and write a day within a year",
                field.declaration.subject,
            )
