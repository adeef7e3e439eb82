"""PC253 identifier-replaced: somebody is known by an identifier of another kind.

## Why
A number that only one table knows and a text that may be an address are both an `id` of a person, in the same column
with the same category. As the other kind the value may be joined to other records, and what was agreed for the one was
not agreed for the other. So it is when the id names another one than it did, unless that is nearer: that PC218 tells.

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
from pingreg.compat.saying import key_of, part_of
from pingreg.spec.measures import NEARER, Id


@compat("PC253", "identifier-replaced", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def identifier_replaced(pair: Pair, _comparison: Comparison) -> Iterator[Change]:
    """Compare the types of ids, a whole number or a text, and whom they name; a nearer one is told by its measure."""
    before, after = pair.before, pair.after
    match before.measure, after.measure:
        case Id(of=was), Id(of=now) if before.type != after.type:
            yield Change(
                key_of(after, "type"),
                f"{{fields}} names its {now} by another identifier",
                "keep the type, or declare a field of another name for the other identifier",
                before=before.type,
                after=after.type,
                was=key_of(before, "type"),
            )
        case Id(of=was), Id(of=now) if NEARER.index(now) < NEARER.index(was):
            yield Change(
                part_of(after, "of"),
                "{fields} names another than it did",
                "name whom it named, or declare a field of another name for the other identifier",
                before=f"an id of one {was}",
                after=f"an id of one {now}",
                was=part_of(before, "of"),
            )
        case _:
            return
