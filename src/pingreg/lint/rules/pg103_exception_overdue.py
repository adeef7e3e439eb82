"""PG103 exception-overdue: the day on which an exception was to be reviewed has passed.

## Why
An exception that nobody looks at again is a policy that nobody decided. Reviews of data collection were dodged for
years by flags such as `pass_through` and `skip_validation` (elastic/kibana, GitLab); here an excuse lapses by itself.

## Bad
```yaml
fields:
  installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2026-06-30}
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

from pingreg.diagnostics import Finding
from pingreg.lint.exceptions import exceptions
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area


@rule("PG103", "exception-overdue", over="area", events=True, doc=__doc__)
def exception_overdue(area: Area, context: Context) -> Iterator[Finding]:
    """Compare each `review_by` with today; on the day itself it still holds."""
    for field, exception in exceptions(area):
        if exception.review_by < context.today:
            yield Finding(
                field.declaration.key("exception").at("review_by"),
                f"the exception was to be reviewed by {exception.review_by}",
                f"let {exception.approved_by} decide again: write a day within a year, or stop collecting the field",
                field.declaration.subject,
            )
