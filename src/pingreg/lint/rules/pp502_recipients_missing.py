"""PP502 recipients-missing: fields are stored, and nowhere is it said who receives them.

## Why
To whom data goes is the first thing that people ask, and one that has to be told them (GDPR Art. 13). A field without a
recipient is in no store's list: it is not found when a store moves, when a customer asks, and when it is deleted.

Told once for a ping, and for the events; a field that no table keeps needs none.

## At run time
Nothing: `pingreg enforce` writes to one output, and what reads it is outside of the registry.

## Bad
```yaml
# pings/app/ping.yaml
title: App ping
description: Sent by every instance of the app about every half hour.
identity: {site: site}
cadence: 30m
endpoint: https://pings.example.com/updates
warehouse: {table: analytics.app_pings}
expires: {never: the owners look at each area every year}
recipients:
```

## Good
```yaml
# pings/app/ping.yaml
recipients: [warehouse]
```
"""

from collections.abc import Iterator
from itertools import chain

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.naming import counted, one_of
from pingreg.resolve.model import Field, Registry


@rule("PP502", "recipients-missing", over="registry", doc=__doc__)
def recipients_missing(registry: Registry, _: Context) -> Iterator[Finding]:
    """Count the fields of each ping, and of what every event carries, that nobody receives."""
    envelope = () if registry.envelope is None else (registry.envelope.ping,)
    for ping in chain(registry.pings.values(), envelope):
        is_stored = ping in envelope or ping.spec.warehouse is not None
        lacking = sum(_lacks(field, is_of_event=ping in envelope) for field in ping.fields) if is_stored else 0
        if lacking:
            stores = one_of(registry.policy.stores)
            yield Finding(
                ping.place,
                f"nobody is said to receive {counted(lacking, 'field')} of `{ping.name}` that a store keeps",
                f"add `recipients: [...]` to the file, or to the field or its area, with one of {stores}",
                ping.name,
            )


def _lacks(field: Field, *, is_of_event: bool) -> bool:
    return not field.recipients and not field.is_tombstone and (is_of_event or field.column is not None)
