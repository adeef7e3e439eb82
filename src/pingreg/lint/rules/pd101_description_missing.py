"""PD101 description-missing: a field has no description, or only a placeholder.

## Why
A description is what a customer reads on the public page. GitLab shipped metrics described as "Missing description"
(gitlab-org/gitlab issues 321805, 321799); nobody could say what was collected.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: TODO
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that previews a batch change.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.lint.wording import says_nothing
from pingreg.resolve.model import Field


@rule("PD101", "description-missing", over="declaration", events=True, doc=__doc__)
def description_missing(field: Field, _: Context) -> Iterator[Finding]:
    """Look for a description of at least a few characters that is no placeholder."""
    text = field.description
    if not text:
        place = field.declaration.key("description", on="key")
        yield Finding(
            place,
            f"`{field.steps[-1]}` has no description",
            "add `description:`, one sentence that a customer can read",
        )
    elif says_nothing(text):
        message = f"`{text}` describes nothing"
        yield Finding(field.declaration.key("description"), message, "say in one sentence what is counted, and when")
