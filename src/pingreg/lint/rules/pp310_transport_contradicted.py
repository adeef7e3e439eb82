"""PP310 transport-contradicted: `transport` says one thing, and the fields of the receiver another.

## Why
Pages tell customers that the address of an instance is discarded because `transport` says so. While a field of the
receiver holds it, the page is wrong, and whoever was promised it was lied to; where it is said to be stored and no
field holds it, nobody can read what is kept, how long, and for whom.

## At run time
`pingreg enforce` judges payloads as they are stored by the declared fields alone; it does not read `transport`.

## Bad
```yaml
# pings/app/ping.yaml
transport: {address: discarded, agent: discarded, arrival: stored}
```

## Good
```yaml
# pings/app/ping.yaml
transport: {address: discarded, agent: discarded, arrival: discarded}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.lint.transported import field_of, sharing
from pingreg.resolve.model import Ping
from pingreg.spec.ping import TRANSPORTED


@rule("PP310", "transport-contradicted", over="ping", doc=__doc__)
def transport_contradicted(ping: Ping, context: Context) -> Iterator[Finding]:
    """Compare each word of `transport` with the fields that the receiver adds."""
    if ping.spec.transport is None:
        return
    for what in TRANSPORTED:
        said, field, place = getattr(ping.spec.transport, what), field_of(what, ping), ping.place.at("transport", what)
        if said == "discarded" and field is not None:
            yield Finding(
                place,
                f"the `{what}` is said to be discarded, and `{field.steps[-1]}` holds it",
                f"remove the field, or write `{what}: stored`",
                ping.name,
                ((Place(field.declaration.place.path, field.declaration.place.keys, "key"), "it is stored here"),),
            )
        elif said == "stored" and not any(field_of(what, one) for one in (ping, *sharing(ping, context.registry))):
            yield Finding(
                place,
                f"the `{what}` is said to be stored, and no field of the receiver holds it",
                f"add a field with `origin: receiver`, or write `{what}: discarded`",
                ping.name,
            )
