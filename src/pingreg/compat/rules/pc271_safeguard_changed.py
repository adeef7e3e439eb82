"""PC271 safeguard-changed: data lies in a country on another ground than before, or on none.

## Why
The ground on which data may leave was weighed for one place and one recipient. When a framework falls, clauses are
swapped within a week, and who agreed to the old ones has to know: customers' contracts name them.

## Bad
```yaml
# before
# policy.yaml
stores:
  warehouse: {country: US, safeguard: standard contractual clauses, retention: {pings: 3y, events: 10y}}
```
```yaml
# after
# policy.yaml
stores: {warehouse: {country: US, retention: {pings: 3y, events: 10y}}}
```

## Good
```yaml
# before
# policy.yaml
stores: {warehouse: {country: US, retention: {pings: 3y, events: 10y}}}
```
```yaml
# after
# policy.yaml
stores:
  warehouse: {country: US, safeguard: standard contractual clauses, retention: {pings: 3y, events: 10y}}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import fields_received
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import shown
from pingreg.diagnostics import Place
from pingreg.spec.layout import POLICY


@compat("PC271", "safeguard-changed", category="privacy", over="registry", doc=__doc__)
def safeguard_changed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the safeguards of each store that had one; that it is in another country is told by itself."""
    registry, old = comparison.after.registry, comparison.before.registry.policy.stores
    for name, after in registry.policy.stores.items():
        before = old[name].safeguard if name in old else None
        if before is not None and after.safeguard != before and after.country == old[name].country:
            place = Place(POLICY, ("stores", name, "safeguard"))
            yield Change(
                place,
                f"`{name}` stands on another safeguard" if after.safeguard else f"`{name}` has no safeguard any more",
                f"write `safeguard: {before}` again, or have the new ground approved and told to customers",
                before=before,
                after=shown(after.safeguard, nothing="none"),
                was=place,
                fields=fields_received(registry, name),
            )
