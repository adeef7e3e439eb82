"""PT105 identifying-without-exception: a field names a person or opens an account, and no exception says why it may.

## Why
Pings are anonymous unless somebody with the authority to say so said otherwise, on a ground that can be read and a day
on which it is looked at again. A passport number passed for technical data, without review (mozilla/glean_parser), for
nothing asked. A method under `anonymize` lessens what is stored, and does not answer the question on which ground it
is collected.

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
from pingreg.resolve.model import Field
from pingreg.spec.measures import Id
from pingreg.spec.taxonomy import CATEGORIES, IDENTIFYING

_FIX = "add `exception: {basis: ..., approved_by: ..., review_by: <a day within a year>}`, or collect something else"


@rule("PT105", "identifying-without-exception", over="declaration", doc=__doc__)
def identifying_without_exception(field: Field, context: Context) -> Iterator[Finding]:
    """Look for identifying categories and ids of persons that no exception answers."""
    if field.spec.exception is not None:
        return
    if CATEGORIES.get(field.category) in IDENTIFYING:
        said = field.spec.category is not None
        own = Place(field.declaration.place.path, field.declaration.place.keys, "key")
        inherited = None if said else context.registry.lineage(field, "category")
        yield Finding(
            field.declaration.key("category") if said else own,
            f"`{field.category}` identifies, and nothing says on which ground it is collected",
            _FIX,
            related=() if inherited is None else ((inherited, "the category is said here"),),
        )
    elif isinstance(field.measure, Id) and field.measure.of == "person":
        message = "it names a person, and nothing says on which ground it is collected"
        yield Finding(field.declaration.key("id").at("of"), message, _FIX)
