"""PC238 retention-shortened: a store deletes data earlier, and the tables lose what is older.

## Why
Nobody objects to less data, but it is deleted the night after, and no number brings it back. A figure over three
years that covers one from now on looks like a fall in use; and the short number may be a slip of a merge.

## Bad
```yaml
# before
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 10000d, events: 10y}}
```
```yaml
# after
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 1130d, events: 10y}}
```

## Good
```yaml
# before
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 14d, events: 10y}}
```
```yaml
# after
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 2w, events: 11y}}
```
"""

from collections.abc import Iterator
from itertools import product

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import fields_received
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place, Severity
from pingreg.resolve.days import seconds_of


@compat("PC238", "retention-shortened", category="table", over="registry", doc=__doc__, severity=Severity.WARNING)
def retention_shortened(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the retentions that are written on both sides."""
    registry = comparison.after.registry
    for (name, store), kind in product(registry.policy.stores.items(), ("pings", "events")):
        if name not in comparison.before.registry.policy.stores:
            continue
        before = getattr(comparison.before.registry.policy.stores[name].retention, kind)
        after = getattr(store.retention, kind)
        if before is not None and after is not None and seconds_of(after) < seconds_of(before):
            place = Place("policy.yaml", ("stores", name, "retention", kind))
            yield Change(
                place,
                f"`{name}` deletes {kind} earlier",
                "copy what figures still need before it is deleted, or restore the retention",
                before=before,
                after=after,
                was=place,
                fields=fields_received(registry, name) if kind == "pings" else (),
            )
