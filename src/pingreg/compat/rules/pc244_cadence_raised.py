"""PC244 cadence-raised: a ping is sent more often.

## Why
The same fields tell more when they arrive every minute: when people work, when they are away, when something
broke. No field changes with it, and a counter that is read too often shows single persons.

## Bad
```yaml
# before
# pings/app/ping.yaml
cadence: 1d
```
```yaml
# after
# pings/app/ping.yaml
cadence: 30m
```

## Good
```yaml
# before
# pings/app/ping.yaml
cadence: 24h
```
```yaml
# after
# pings/app/ping.yaml
cadence: 1d
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.resolve.days import seconds_of
from pingreg.resolve.model import Ping


@compat("PC244", "cadence-raised", category="privacy", over="ping", doc=__doc__)
def cadence_raised(pings: tuple[Ping, Ping], _: Comparison) -> Iterator[Change]:
    """Compare how long it takes until the next one."""
    before, after = pings
    if seconds_of(after.spec.cadence) < seconds_of(before.spec.cadence):
        yield Change(
            after.place.at("cadence"),
            "the ping is sent more often",
            f"write `cadence: {before.spec.cadence}`, or have the shorter one approved and told to customers",
            before=before.spec.cadence,
            after=after.spec.cadence,
            was=before.place.at("cadence"),
            subject=after.name,
            fields=tuple(field.name for field in after.fields if not field.is_tombstone),
        )
