"""PD102 description-copied: a description says word for word what another field's says.

## Why
A description that was copied with its field describes the other field, as one that says "Missing description"
describes none (gitlab-org/gitlab issue 321805): the reader of the public page cannot tell two numbers apart. Case,
spaces and punctuation do not make a difference.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Visits:
    count: {event: View, per: week}
    description: Clicks on the button that opens the example feature
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Visits:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.lint.wording import SHORTEST, bare
from pingreg.resolve.model import Field, Registry


@rule("PD102", "description-copied", over="registry", doc=__doc__)
def description_copied(registry: Registry, _: Context) -> Iterator[Finding]:
    """Compare the descriptions of all live fields, each family's with its variables filled in."""
    first: dict[bytes, Field] = {}
    reported: set[str] = set()
    for field in (field for area in registry.areas for field in area.fields):
        text = field.description
        if len(text) < SHORTEST or field.spec.removed is not None:
            continue
        other = first.setdefault(bare(text), field)
        if other is field or other.declaration.place == field.declaration.place:
            continue
        subject = field.declaration.subject
        if subject not in reported:
            reported.add(subject)
            yield Finding(
                field.declaration.key("description"),
                f"the description is the one of `{other.declaration.subject}`",
                f"say what makes `{field.steps[-1]}` another thing",
                subject,
                ((other.declaration.key("description"), "first here"),),
            )
