"""PC272 operator-changed: somebody else runs a store.

## Why
Who runs a store can read it. Customers are told of every company that does, often weeks ahead and with a right to
object, and a name that changes in one line has changed for all fields that ever went there.

## Bad
```yaml
# before
# policy.yaml
stores: {warehouse: {country: US, operator: Example Cloud, retention: {pings: 3y, events: 10y}}}
```
```yaml
# after
# policy.yaml
stores: {warehouse: {country: US, operator: Another Cloud, retention: {pings: 3y, events: 10y}}}
```

## Good
```yaml
# before
# policy.yaml
stores: {warehouse: {country: US, operator: Example Cloud, retention: {pings: 3y, events: 10y}}}
```
```yaml
# after
# policy.yaml
stores: {warehouse: {country: US, retention: {pings: 3y, events: 10y}}}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import fields_received
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import shown
from pingreg.diagnostics import Place
from pingreg.spec.layout import POLICY


@compat("PC272", "operator-changed", category="privacy", over="registry", doc=__doc__)
def operator_changed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare who runs each store; that nobody else runs it any more tells nobody anything."""
    registry, old = comparison.after.registry, comparison.before.registry.policy.stores
    for name, after in registry.policy.stores.items():
        if name not in old or after.operator is None or after.operator == old[name].operator:
            continue
        place = Place(POLICY, ("stores", name, "operator"))
        yield Change(
            place,
            f"`{name}` is run by somebody else",
            "have the new operator approved, and tell customers before data goes there",
            before=shown(old[name].operator, nothing="the company itself"),
            after=after.operator,
            was=place,
            fields=fields_received(registry, name),
        )
