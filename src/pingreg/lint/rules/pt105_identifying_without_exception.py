"""PT105 identifying-without-exception: a field names a person or opens an account, and no exception says why it may.

## Why
Pings are anonymous unless somebody with the authority to say so said otherwise, on a ground that can be read and a day
on which it is looked at again. A checker that asks for nothing lets a passport number pass as technical data, without
review (mozilla/glean_parser). A method under `anonymize` lessens what is stored, and does not answer the question on
which ground it is collected.

## Bad
```yaml
fields:
  installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
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

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area, Field
from pingreg.spec.measures import Id
from pingreg.spec.taxonomy import CATEGORIES, IDENTIFYING

_FIX = "add `exception: {basis: ..., approved_by: ..., review_by: <a day within a year>}`, or collect something else"


@rule("PT105", "identifying-without-exception", over="area", events=True, doc=__doc__)
def identifying_without_exception(area: Area, context: Context) -> Iterator[Finding]:
    """Look for identifying categories and ids of persons that no exception answers."""
    for field in area.fields:
        if field.spec.exception is None and field.is_first and (_is_identifying(field) or _names_person(field)):
            yield _finding(field, context)


def _is_identifying(field: Field) -> bool:
    return CATEGORIES.get(field.category) in IDENTIFYING


def _names_person(field: Field) -> bool:
    return isinstance(field.measure, Id) and field.measure.of == "person"


def _finding(field: Field, context: Context) -> Finding:
    declaration = field.declaration
    if not _is_identifying(field):
        message = f"`{field.steps[-1]}` names a person, and nothing says on which ground it is collected"
        return Finding(declaration.key("id").at("of"), message, _FIX, declaration.subject)
    message = f"`{field.category}` identifies, and nothing says on which ground it is collected"
    if field.spec.category is not None:
        return Finding(declaration.key("category"), message, _FIX, declaration.subject)
    inherited = context.registry.lineage(field, "category")
    related = () if inherited is None else ((inherited, "the category is said here"),)
    return Finding(
        Place(declaration.place.path, declaration.place.keys, "key"), message, _FIX, declaration.subject, related
    )
