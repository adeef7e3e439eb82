"""PP305 forbidden-combination: two fields of a ping are harmless one by one, and name somebody together.

## Why
Where somebody was at a moment is a trail, however few digits each half has; four places and times are enough to tell
one of a million and a half people apart (de Montjoye et al., Unique in the Crowd, 2013). An address and the client that
came from it name one machine behind an address that many share. Neither a latitude, a number like any other, nor the
name of a client exceeds what a policy admits of single fields. An exception on the second of the two, the place or the
client, says that somebody looked at both; a place as coarse as a country is no place here. An event is judged together
with what its envelope says of every event, such as its moment.

## At run time
Nothing: `pingreg enforce` judges fields one by one. `pingreg scan` finds coordinates where none are declared.

## Bad
```yaml
fields:
  latitude: {gauge: {of: degrees to the north}, type: number, description: How far to the north the office is.}
  seen:
    time: {}
    description: Moment at which the office was last looked for.
    exception: {basis: support has to see it, approved_by: legal, review_by: 2027-06-30}
```
```yaml
fields:
  userAgent: {text: {}, pattern: "^[a-z]{1,12}$", max_length: 12, description: What the site admin looks at it with.}
  contact:
    id: {of: person}
    category: user.contact.email
    description: Where the site admin can be reached.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
```

## Good
```yaml
fields:
  country: {label: {values: [CH, DE]}, category: user.location.imprecise, description: Country that the office is in.}
  seen: {time: {to: week}, description: Week in which the office was last looked for.}
```
"""

from collections.abc import Iterable, Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.exposure import is_within
from pingreg.lint.admitted import is_unanswered
from pingreg.lint.identifiers import words_at_end
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Field, Registry
from pingreg.spec.measures import Time

_Part = tuple[str, Field]
"""Which half of a combination a field is, and the field."""
_BESIDE = {"place": "moment", "client": "address"}
_COUNTS = frozenset({"count", "distinct", "flag"})
_PLACES = frozenset({"latitude", "longitude", "lat", "lon", "lng", "coordinates", "geohash", "postcode", "zipcode"})
_PLACE_ENDS = tuple(_PLACES)
_PLACE_CATEGORIES = frozenset(
    {
        *("user.location", "user.location.precise"),
        *("user.contact.address", "user.contact.address.city", "user.contact.address.postal_code"),
    }
)
_ADDRESSES = frozenset({"user.device.ip_address", "user.contact.email", "user.contact.url", "user.contact"})
_AGENTS = frozenset({("user", "agent"), ("client", "string"), ("browser", "version")})
_AGENT_KINDS = frozenset({"text", "label", "version"})
_AGENT_WORDS = frozenset({"useragent", "ua", "browser"})


@rule("PP305", "forbidden-combination", over="registry", doc=__doc__, answered=True)
def forbidden_combination(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look at each ping, and at each kind of event together with its envelope; of a declaration one is told."""
    told: set[Place] = set()
    for parts in _documents(registry):
        for what, field, first in _combinations(parts):
            place = field.declaration.place
            if place not in told and field.is_distinct and is_unanswered(field, registry):
                told.add(place)
                yield _finding(what, field, first)


def _documents(registry: Registry) -> Iterator[tuple[_Part, ...]]:
    """Give what each document holds of combinations; most kinds of events have nothing of their own."""
    for ping in registry.pings.values():
        yield tuple(_parts(ping.fields))
    if registry.envelope is None:
        return
    shared = tuple(_parts(registry.envelope.ping.fields))
    yield shared
    for kind in registry.event_kinds.values():
        own = tuple(_parts(field for area in kind.ping.areas[1:] for field in area.fields))
        if own:
            yield (*shared, *own)


def _parts(fields: Iterable[Field]) -> Iterator[_Part]:
    for field in fields:
        if field.kind not in _COUNTS and (what := _part(field)) and not field.is_tombstone:
            yield what, field


def _combinations(parts: tuple[_Part, ...]) -> Iterator[tuple[str, Field, Field]]:
    """Look for a place beside a precise moment, and for a client beside an address."""
    first = dict(reversed(parts))
    for what, field in parts:
        other = first.get(_BESIDE.get(what, ""))
        if other is not None:
            yield what, field, other


def _finding(what: str, field: Field, first: Field) -> Finding:
    other = "a precise moment" if what == "place" else "an address"
    return Finding(
        _name(field),
        f"`{field.steps[-1]}` is a {what}, and `{field.ping}` holds {other} beside it (`{first.steps[-1]}`)",
        "send one of the two, make one of them coarser, or add an `exception` that speaks of both",
        field.declaration.subject,
        ((_name(first), f"{other} is declared here"),),
    )


def _part(field: Field) -> str:
    """Say which half of a combination a field is; empty for most."""
    if field.kind == "time":
        return "moment" if isinstance(field.measure, Time) and field.measure.precision == "second" else ""
    if field.category in _PLACE_CATEGORIES or (field.steps[-1].lower().endswith(_PLACE_ENDS) and _is_place(field)):
        return "place"
    if field.kind in _AGENT_KINDS and _is_agent(field):
        return "client"
    if field.category in _ADDRESSES and is_within("quasi_identifier", field.exposure.kept.exposure):
        return "address"
    return ""


def _is_place(field: Field) -> bool:
    """Look at the words of a name whose letters end like a place's, as `flat` does."""
    return not _PLACES.isdisjoint(words_at_end(field)[-1:])


def _is_agent(field: Field) -> bool:
    words = words_at_end(field)
    return words[-2:] in _AGENTS or not _AGENT_WORDS.isdisjoint(words[-1:])


def _name(field: Field) -> Place:
    return Place(field.declaration.place.path, field.declaration.place.keys, "key")
