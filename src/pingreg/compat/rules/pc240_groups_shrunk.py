"""PC240 groups-shrunk: smaller groups of people are shown than before.

## Why
A number about four users of one instance is about four people whom their colleagues know. The smallest group that
may be told is one number for the whole registry, and lowering it uncovers old figures along with new ones. Where a
ping has no identity, `instances` says how much it may tell for such a group to remain: a higher number leaves room for
more.

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
from pingreg.resolve.room import room_of


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
    yield from _more_room(comparison)


def _more_room(comparison: Comparison) -> Iterator[Change]:
    """Tell of another number of instances that leaves a ping without an identity room for more."""
    before, after = comparison.before.registry, comparison.after.registry
    nameless = [name for name, ping in after.pings.items() if ping.spec.identity.none is not None]
    is_other = before.policy.instances != after.policy.instances
    if nameless and is_other and room_of(after) > room_of(before):
        place = Place("policy.yaml", ("instances",))
        yield Change(
            place,
            f"`instances` leaves `{nameless[0]}` room to tell more of who sent it",
            "write the number again that was there, or have it confirmed by those who answer for the tiers",
            before=f"{room_of(before):.1f} bits",
            after=f"{room_of(after):.1f} bits",
            was=place,
        )
