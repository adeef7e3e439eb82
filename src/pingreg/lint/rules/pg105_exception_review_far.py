"""PG105 exception-review-far: an exception is not reviewed within a year.

## Why
An exception has a yearly review. A day far ahead is the way in which it is skipped: whoever could be asked is gone.

## Bad
```yaml
fields:
  installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2099-12-31}
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
from datetime import timedelta

from pingreg.diagnostics import Finding
from pingreg.lint.exceptions import YEARLY, exceptions
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area


@rule("PG105", "exception-review-far", over="area", events=True, doc=__doc__)
def exception_review_far(area: Area, context: Context) -> Iterator[Finding]:
    """Compare each `review_by` with a year from today, and a month to arrange it."""
    for field, exception in exceptions(area):
        if (exception.review_by - context.today).days > YEARLY:
            yield Finding(
                field.declaration.key("exception").at("review_by"),
                f"the exception is not reviewed before {exception.review_by}",
                f"write a day before {context.today + timedelta(YEARLY)}",
                field.declaration.subject,
            )
