"""PC237 retention-changed: a store keeps data for longer, or without end.

## Why
A retention is a promise about data that is there already: years of it stay when the number grows. It is easily
changed by a merge that was about something else, one digit more or a line less, and no test of a table notices.

## Bad
```yaml
# before
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 90d, events: 10y}}
```
```yaml
# after
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 900d, events: 20y}}
```

## Good
```yaml
# before
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 10y}}
```
```yaml
# after
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 1095d, events: 9y}}
```
"""

from collections.abc import Iterator
from itertools import product

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import fields_received
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.days import seconds_of


@compat("PC237", "retention-changed", category="privacy", over="registry", doc=__doc__)
def retention_changed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the retentions of each store that is on both sides; one that is not written has no end."""
    registry = comparison.after.registry
    for (name, store), kind in product(registry.policy.stores.items(), ("pings", "events")):
        if name not in comparison.before.registry.policy.stores:
            continue
        before = getattr(comparison.before.registry.policy.stores[name].retention, kind)
        after = getattr(store.retention, kind)
        if before is not None and (after is None or seconds_of(after) > seconds_of(before)):
            place = Place("policy.yaml", ("stores", name, "retention", kind))
            yield Change(
                place,
                f"`{name}` keeps {kind} for longer" if after else f"`{name}` keeps {kind} without end",
                f"write `{kind}: {before}`, or have the longer retention approved and told to customers",
                before=before,
                after=after or "no end",
                was=place,
                fields=fields_received(registry, name) if kind == "pings" else (),
            )
