"""PC214 exception-widened: a field is excused that was not, for longer, or on another ground.

## Why
An exception says that a rule does not hold here, by whose word, and when somebody asks again whether that is still
right. Written where none was, it lets something through that was held back; with another day and the same ground and
name it was put off, and nobody asked. A reader of the files cannot tell that from a review, so it is approved in sight.

Another ground is a new decision, whatever its day: moved by one day it would let anything through. Who reviewed it says
so in `reviews/`; a dot more is no other ground. Of another name that alone is told, whatever else is new: nobody may
excuse a field by asking somebody else.

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
    exception: {basis: sales want to write to them, approved_by: legal, review_by: 2027-07-01}
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
    exception: {basis: "Contact for security notices.", approved_by: legal, review_by: 2027-03-31}
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
    elif gist(new.basis) == gist(old.basis) and new.review_by > old.review_by:
        yield Change(
            pair.after.declaration.key("exception").at("review_by"),
            "the review of the exception for {fields} was put off",
            f"write `review_by: {old.review_by}` again, or review it: say on which ground it still holds",
            before=str(old.review_by),
            after=str(new.review_by),
            was=pair.before.declaration.key("exception").at("review_by"),
        )
    elif gist(new.basis) != gist(old.basis):
        yield Change(
            pair.after.declaration.key("exception").at("basis"),
            "the exception for {fields} rests on another ground",
            f"write `basis: {old.basis}` again, or have those who answer for the tier agree to the other ground",
            before=f"until {old.review_by}: {old.basis}",
            after=f"until {new.review_by}: {new.basis}",
            was=pair.before.declaration.key("exception").at("basis"),
        )
