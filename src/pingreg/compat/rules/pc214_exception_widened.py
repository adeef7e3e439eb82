"""PC214 exception-widened: a field is excused that was not, for longer on the same ground, or on another one unasked.

## Why
An exception says that a rule does not hold here, by whose word, and when somebody asks again whether that is still
right. Written where none was, it lets something through that was held back; with another day and the same ground and
name it was put off, and nobody asked. A reader of the files cannot tell that from a review, so it is approved in sight.

A review that finds another ground is a new decision and no finding; a dot more is no other ground. Another ground for
the same days was reviewed by nobody. Another name is told whatever else is new: nobody may excuse a field by asking
somebody else.

## Bad
```yaml
# before
fields:
  Installer:
    id: {of: person}
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
```
```yaml
# after
fields:
  Installer:
    id: {of: person}
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-11-30}
```

## Good
```yaml
# before
fields:
  Installer:
    id: {of: person}
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
```
```yaml
# after
fields:
  Installer:
    id: {of: person}
    description: Address of whoever installed the app.
    exception: {basis: the order form names a contact for notices, approved_by: legal, review_by: 2027-11-30}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import gist


@compat("PC214", "exception-widened", category="privacy", over="pair", doc=__doc__)
def exception_widened(pair: Pair, _comparison: Comparison) -> Iterator[Change]:
    """Compare ground, name and day."""
    old, new = pair.before.spec.exception, pair.after.spec.exception
    place = pair.after.declaration.key("exception", on="key")
    if new is not None and old is None:
        yield Change(
            place,
            "an exception was made for {fields}",
            "take it out, or have it approved by those who answer for the tier",
            before="no exception",
            after=f"until {new.review_by}, by {new.approved_by}: {new.basis}",
        )
    elif new is None or old is None:
        return
    elif new.approved_by != old.approved_by:
        at, was = (one.declaration.key("exception").at("approved_by") for one in (pair.after, pair.before))
        yield Change(
            at,
            "the exception for {fields} rests on somebody else's word",
            f"write `approved_by: {old.approved_by}` again, or have those who answer for the tier agree",
            before=old.approved_by,
            after=new.approved_by,
            was=was,
        )
    elif new.review_by > old.review_by and gist(new.basis) == gist(old.basis):
        yield Change(
            pair.after.declaration.key("exception").at("review_by"),
            "the review of the exception for {fields} was put off",
            f"write `review_by: {old.review_by}` again, or review it: say on which ground it still holds",
            before=str(old.review_by),
            after=str(new.review_by),
            was=pair.before.declaration.key("exception").at("review_by"),
        )
    elif new.review_by == old.review_by and gist(new.basis) != gist(old.basis):
        yield Change(
            pair.after.declaration.key("exception").at("basis"),
            "the exception for {fields} rests on another ground, and was not reviewed",
            f"write `basis: {old.basis}` again, or review it: say until when the other ground holds",
            before=old.basis,
            after=new.basis,
            was=pair.before.declaration.key("exception").at("basis"),
        )
