"""PC245 endpoint-moved: a ping or the events are sent to another host.

## Why
Customers open their firewalls for one name, and ask who answers to it. Another host may be another company; and
what goes there goes past the enforcement that stands before the old one.

## Bad
```yaml
# before
# pings/app/ping.yaml
endpoint: https://pings.example.com/updates
```
```yaml
# after
# pings/app/ping.yaml
endpoint: https://collector.example.net/updates
```

## Good
```yaml
# before
# pings/app/ping.yaml
endpoint: https://pings.example.com/updates
```
```yaml
# after
# pings/app/ping.yaml
endpoint: https://Pings.example.com:443/v2/updates
```
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Ping


@compat("PC245", "endpoint-moved", category="privacy", over="ping", doc=__doc__)
def endpoint_moved(pings: tuple[Ping, Ping], _: Comparison) -> Iterator[Change]:
    """Compare the hosts, of the events' envelope as well; a path or a port is nobody else's."""
    before, after = pings
    was, now = _host(before), _host(after)
    if now != was:
        yield Change(
            after.place.at("endpoint"),
            "it is sent to another host",
            f"send it to `{was}`, or have the host approved and told to customers before it is used",
            before=was,
            after=now,
            was=before.place.at("endpoint"),
            subject=after.name,
            fields=tuple(one.name for one in after.fields if not one.is_tombstone and one.area != "envelope"),
        )


def _host(ping: Ping) -> str:
    """Give the host of an address, in small letters; all of what is no address."""
    try:
        return urlsplit(ping.spec.endpoint).hostname or ping.spec.endpoint
    except ValueError:
        return ping.spec.endpoint
