"""PC236 store-changed: data goes to another place, to another country, or stays there for good.

## Why
Where data lies decides whose law holds for it and who can read it. Customers were told of the places by name, and
a new one is news to each of them, even when not a single field is added.

## Bad
```yaml
# before
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 10y}, deletes_after: instance offline}
```
```yaml
# after
# policy.yaml
stores:
  warehouse: {country: CA, retention: {pings: 3y, events: 10y}}
```

## Good
```yaml
# before
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 10y}}
  crm: {country: US, retention: {pings: 3y}}
```
```yaml
# after
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 10y}, deletes_after: instance offline}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import fields_received
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.model import Registry


@compat("PC236", "store-changed", category="privacy", over="registry", doc=__doc__)
def store_changed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look at every store that is there now; one that nobody sends to tells nobody anything."""
    registry = comparison.after.registry
    for name, after in registry.policy.stores.items():
        before = comparison.before.registry.policy.stores.get(name)
        place = Place("policy.yaml", ("stores", name))
        fields = fields_received(registry, name)
        if before is None:
            if fields or _receives_events(registry, name):
                yield Change(
                    Place(place.path, place.keys, "key"),
                    f"data goes to `{name}`, which is a new store",
                    f"take `{name}` out of all `recipients`, or have it approved and told to customers",
                    before="no such store",
                    after=f"in {after.country}",
                    fields=fields,
                )
            continue
        if after.country != before.country:
            yield Change(
                place.at("country"),
                f"`{name}` is in another country",
                "have the move approved, and tell the customers whose contracts name the country",
                before=before.country,
                after=after.country,
                was=place.at("country"),
                fields=fields,
            )
        if before.deletes_after is not None and after.deletes_after != before.deletes_after:
            yield Change(
                place.at("deletes_after"),
                f"`{name}` no longer deletes what is over as it did",
                f"write `deletes_after: {before.deletes_after}` again, or say who deletes by hand",
                before=before.deletes_after,
                after=after.deletes_after or "never",
                was=place.at("deletes_after"),
                fields=fields,
            )


def _receives_events(registry: Registry, store: str) -> bool:
    return any(store in one.recipients for area in registry.event_areas for one in area.fields)
