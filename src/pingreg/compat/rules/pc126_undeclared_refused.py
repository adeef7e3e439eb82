"""PC126 undeclared-refused: a payload with a key that nobody declared is set aside as a whole.

## Why
Reported payloads held keys that their schema lacked, and only builds for the cloud sent them (elastic/kibana 98423):
nobody knows of all of them beforehand. While such a key is withheld, the rest arrives; once the payload is quarantined
for it, an instance falls silent for a key that did no harm yesterday.

## Bad
```yaml
# before
# pings/app/ping.yaml
undeclared: withhold
```
```yaml
# after
# pings/app/ping.yaml
undeclared: quarantine
```

## Good
```yaml
# before
# pings/app/ping.yaml
undeclared: quarantine
```
```yaml
# after
# pings/app/ping.yaml
undeclared: withhold
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Ping


@compat("PC126", "undeclared-refused", category="ingest", over="ping", doc=__doc__)
def undeclared_refused(pings: tuple[Ping, Ping], _: Comparison) -> Iterator[Change]:
    """Look for pings that withheld such a key, and refuse the payload now."""
    old, new = pings
    if (old.spec.undeclared, new.spec.undeclared) != ("withhold", "quarantine"):
        return
    yield Change(
        new.place.at("undeclared"),
        f"a payload of the ping `{new.name}` with a key that nobody declared is refused as a whole",
        "keep `undeclared: withhold` until an audit of the archive finds no such key",
        before="the key is withheld",
        after="the payload is quarantined",
        was=old.place.at("undeclared"),
    )
