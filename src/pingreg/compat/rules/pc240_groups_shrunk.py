"""PC240 groups-shrunk: smaller groups of people are shown than before.

## Why
A number about four users of one instance is about four people whom their colleagues know. The smallest group that
may be told is one number for the whole registry, and lowering it uncovers old figures along with new ones.

## Bad
```yaml
# before
# policy.yaml
smallest_group: 10
suppress_below: {users: 5}
```
```yaml
# after
# policy.yaml
smallest_group: 5
suppress_below: {users: 3}
```

## Good
```yaml
# before
# policy.yaml
smallest_group: 10
suppress_below: {users: 5}
```
```yaml
# after
# policy.yaml
smallest_group: 20
suppress_below: {users: 5}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place


@compat("PC240", "groups-shrunk", category="privacy", over="registry", doc=__doc__)
def groups_shrunk(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare both limits."""
    old, new = comparison.before.registry.policy, comparison.after.registry.policy
    for keys, before, after in (
        (("smallest_group",), old.smallest_group, new.smallest_group),
        (("suppress_below", "users"), old.suppress_below.users, new.suppress_below.users),
    ):
        if after < before:
            place = Place("policy.yaml", keys)
            yield Change(
                place,
                f"`{keys[0]}` admits smaller groups",
                f"write {before} again, or have the smaller group approved by those who answer for the tiers",
                before=f"{before}",
                after=f"{after}",
                was=place,
            )
