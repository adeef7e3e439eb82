"""PD106 receiver-field-hidden: a value that the receiver adds is not declared as such, or not documented.

## Why
Sourcegraph's receiver stored the sender's network address for years before any page named it
(sourcegraph/sourcegraph pull 64499): nobody who read what instances send could find it. What is added on arrival has
`origin: receiver`, a source that fits, and a row on the public page.

## Bad
```yaml
fields:
  remote_region:
    label: {values: [eu, us, other]}
    source: receiver
    description: Region of the world that the ping came from.
```

## Good
```yaml
fields:
  remote_region:
    label: {values: [eu, us, other]}
    origin: receiver
    source: receiver
    description: Region of the world that the ping came from.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.lint.written import origin_of
from pingreg.resolve.model import Area, Field
from pingreg.spec.field import Inherited

_ADDED = frozenset({"receiver", "unknown", None})


@rule("PD106", "receiver-field-hidden", over="area", doc=__doc__)
def receiver_field_hidden(area: Area, context: Context) -> Iterator[Finding]:
    """Compare where each value comes from with where it is said to come from; each cause once."""
    ping = context.registry.pings[area.ping].spec
    source = _first("source", area.spec, ping, context.registry.policy.defaults)
    documented = _first("documented", area.spec, ping, context.registry.policy.defaults)
    for field in area.fields:
        if not field.is_first:
            continue
        own = field.spec.source or source
        if field.origin == "sender":
            if own == "receiver":
                yield _finding(field, context, "source", "the receiver adds it, and its `origin` is the sender")
        elif own not in _ADDED:
            yield _finding(field, context, "source", f"the receiver adds it, and its `source` is `{own}`")
        elif (documented if field.spec.documented is None else field.spec.documented) is False:
            yield _finding(field, context, "documented", "the receiver adds it, and no public page names it")


def _first(attribute: str, *holders: Inherited) -> object:
    values = (getattr(holder, attribute) for holder in holders)
    return next((value for value in values if value is not None), None)


def _finding(field: Field, context: Context, attribute: str, message: str) -> Finding:
    subject, place = origin_of(field, attribute, context)
    fix = {
        "source": "say both `origin: receiver` and `source: receiver`, or neither",
        "documented": "put it on the public page, and take `documented: false` out",
    }[attribute]
    return Finding(place, message, fix, subject)
