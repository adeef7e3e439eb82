"""PC253 identifier-replaced: somebody is known by an identifier of another kind.

## Why
A number that only one table knows and a text that may be an address are both an `id` of a person, in the same column
with the same category. As the other kind the value may be joined to other records, and what was agreed for the one was
not agreed for the other.

## Bad
```yaml
# before
fields:
  Customer:
    id: {of: organisation}
    type: integer
    description: Who holds the license that the instance runs under.
    exception: {basis: licenses are checked, approved_by: legal, review_by: 2027-06-30}
```
```yaml
# after
fields:
  Customer:
    id: {of: organisation}
    description: Who holds the license that the instance runs under.
    exception: {basis: licenses are checked, approved_by: legal, review_by: 2027-06-30}
```

## Good
```yaml
# before
fields:
  Customer:
    id: {of: organisation}
    description: Who holds the license that the instance runs under.
    exception: {basis: licenses are checked, approved_by: legal, review_by: 2027-06-30}
```
```yaml
# after
fields:
  Customer:
    id: {of: organisation}
    description: The holder of the license that the instance runs under.
    exception: {basis: licenses are checked, approved_by: legal, review_by: 2027-06-30}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import key_of
from pingreg.spec.measures import Id


@compat("PC253", "identifier-replaced", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def identifier_replaced(pair: Pair, _comparison: Comparison) -> Iterator[Change]:
    """Compare the types of ids, a whole number or a text, of whatever they name."""
    before, after = pair.before, pair.after
    if not (isinstance(before.measure, Id) and isinstance(after.measure, Id)) or before.type == after.type:
        return
    yield Change(
        key_of(after, "type"),
        f"{{fields}} names its {after.measure.of} by another identifier",
        "keep the type, or declare a field of another name for the other identifier",
        before=before.type,
        after=after.type,
        was=key_of(before, "type"),
    )
