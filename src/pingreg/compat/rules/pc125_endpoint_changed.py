"""PC125 endpoint-changed: a ping is sent to another address.

## Why
Customers open their firewalls for the address that the handbook names, and a release in the field knows no other. Code
that is generated from now on sends elsewhere, and what a strict network holds back looks like a customer who left.

## Bad
```yaml
# before
# pings/app/ping.yaml
endpoint: https://pings.example.com/updates
```
```yaml
# after
# pings/app/ping.yaml
endpoint: https://pings.example.com/v2/updates
```

## Good
```yaml
# before
# pings/app/ping.yaml
cadence: 30m
```
```yaml
# after
# pings/app/ping.yaml
cadence: 60m
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Ping


@compat("PC125", "endpoint-changed", category="code", over="ping", doc=__doc__)
def endpoint_changed(pings: tuple[Ping, Ping], _: Comparison) -> Iterator[Change]:
    """Compare the addresses, letter by letter."""
    old, new = pings
    if old.spec.endpoint == new.spec.endpoint:
        return
    yield Change(
        new.place.at("endpoint"),
        f"the ping `{new.name}` is sent to another address",
        "keep the address, or tell customers which one to open, and serve both while old releases send",
        before=old.spec.endpoint,
        after=new.spec.endpoint,
        was=old.place.at("endpoint"),
    )
