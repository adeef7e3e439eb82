"""PP501 retention-missing: a store receives what it has no retention for.

## Why
What has no end is kept for ever: nobody deletes what nobody has promised to delete. A retention of 90 days was spoken
of and never written down, and years later the data was there (mozilla/probe-scraper issue 759). A store may keep pings
for three years and say nothing of events, which is the same as saying for ever.

## At run time
Nothing: pingreg deletes nothing in a store. The retention that is written here goes into the schemas and pages that are
generated.

## Bad
```yaml
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 3y}}
```

## Good
```yaml
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 1y}}
```
"""

from collections.abc import Iterable, Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Field, Registry
from pingreg.spec.layout import POLICY


@rule("PP501", "retention-missing", over="registry", doc=__doc__)
def retention_missing(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look at what each store receives, and for how long it keeps that."""
    received = {
        "pings": _stores(registry.fields),
        "events": _stores(field for area in registry.event_areas for field in area.fields),
    }
    for name, store in registry.policy.stores.items():
        for kind, stores in received.items():
            if name in stores and getattr(store.retention, kind) is None:
                yield Finding(
                    Place(POLICY, ("stores", name, "retention"), "key"),
                    f"`{name}` receives {kind}, and does not say how long it keeps them",
                    f"add `{kind}: ...`, such as `{kind}: 3y`, or take `{name}` out of the `recipients`",
                    POLICY,
                )


def _stores(fields: Iterable[Field]) -> frozenset[str]:
    told = {field.recipients for field in fields if field.spec.removed is None}
    return frozenset(store for some in told for store in some)
