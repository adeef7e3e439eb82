"""PP510 unread: a field goes out with one release after the other, and nobody is said to read it.

## Why
Metrics of GitLab were sent for years after the last report that showed them was gone (gitlab-org/gitlab issue 557479),
and each of them was told to every customer as necessary. What nobody reads serves no purpose, whatever is written under
`purposes`. A metric that reads a field, or the team that does, makes it a claim that can be asked about. The policy
says with `unread_releases` how long a new field may wait for its first reader; one whose age nobody knows has waited
long enough. Where a whole area has no reader, the area is told.

## At run time
Nothing: who looks at a table cannot be seen in a payload.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
# policy.yaml
unread_releases: 2
# pings/app/ping.yaml
versions: {field: version, scheme: semver, releases: releases}
# vocabularies/releases.yaml
title: Releases of the app
values: ["1.1", "1.2", "1.3", "1.4", "1.5"]
```

## Good
```yaml
readers: [growth]
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
# pings/app/openings.yaml
title: Openings
description: How often a page was opened.
why: {question: Is the page found?, decision: where to link it}
owner: growth
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.3"
at: {request: openings}
fields:
  Openings:
    count: {event: View, per: week}
    description: Openings of the page that the example feature shows.
# metrics/openings.yaml
title: Openings
description: How often the page was opened, by week.
owner: growth
reads: [app/openings.Openings]
# policy.yaml
unread_releases: 2
# pings/app/ping.yaml
readers: [platform]
versions: {field: version, scheme: semver, releases: releases}
# events/envelope.yaml
readers: [platform]
# vocabularies/releases.yaml
title: Releases of the app
values: ["1.1", "1.2", "1.3", "1.4", "1.5"]
```
"""

from collections.abc import Iterator, Sequence

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.naming import counted
from pingreg.resolve.model import Area, Field, Registry
from pingreg.resolve.readers import Readers
from pingreg.spec.versions import Order, is_orderable, order

_FIRST: Order = ((0, 0, 0, 0), False, ())
"""Before every release: of a field whose first nobody knows."""
_FIX = (
    "name the teams that do under `readers`, or write a metric that reads it; what nobody reads, deprecate and remove"
)


@rule("PP510", "unread", over="registry", doc=__doc__)
def unread(registry: Registry, context: Context) -> Iterator[Finding]:
    """Look for living fields that waited too long; not while the file of a metric could not be read."""
    limit = registry.policy.unread_releases
    if limit is None or any(path.startswith("metrics/") for path in context.specs.faulty):
        return
    readers = Readers(registry)
    for area in (*registry.areas, *registry.event_areas):
        releases = _releases(area.ping, registry)
        declared = tuple(_declared(area))
        waiting = [one for one in declared if not any(map(readers.is_read, one)) and _is_late(one[0], limit, releases)]
        if 2 * len(waiting) > len(declared) > 1:
            is_dated = all(_is_dated(fields[0], releases) for fields in waiting)
            yield _area_finding(area, sum(map(len, waiting)), limit, is_dated=is_dated)
        else:
            for fields in waiting:
                yield _finding(fields[0], limit, is_dated=_is_dated(fields[0], releases))


def _declared(area: Area) -> Iterator[Sequence[Field]]:
    """Group the living fields of an area by their declaration, the one that is there longest first."""
    found: dict[str, list[Field]] = {}
    for field in area.fields:
        if not field.is_tombstone:
            found.setdefault(field.declaration.subject, []).append(field)
    for fields in found.values():
        yield sorted(fields, key=lambda field: order(field.since) or _FIRST)


def _is_late(field: Field, limit: int, releases: Sequence[Order]) -> bool:
    """Tell whether more than `limit` releases came after a field's first; of what nobody knows they did."""
    first = order(field.since)
    return first is None or not releases or sum(release > first for release in releases) > limit


def _is_dated(field: Field, releases: Sequence[Order]) -> bool:
    return bool(releases) and order(field.since) is not None


def _releases(ping: str, registry: Registry) -> Sequence[Order]:
    """Give the releases of what sends a ping, or events; none when nothing lists them."""
    is_of_events = registry.envelope is not None and ping == registry.envelope.ping.name
    versions = (
        registry.envelope.spec.versions if registry.envelope and is_of_events else registry.pings[ping].spec.versions
    )
    words = registry.vocabularies.get(versions.releases or "", ()) if versions else ()
    return [at for word in words if is_orderable(word) and (at := order(word)) is not None]


def _area_finding(area: Area, waiting: int, limit: int, *, is_dated: bool) -> Finding:
    place = Place(area.place.path, area.place.keys, "key") if area.place.keys else area.place.at("fields", on="key")
    living = sum(not field.is_tombstone for field in area.fields)
    what = f"its {living} fields" if waiting == living else f"{waiting} of its {living} fields"
    return Finding(place, _said(area.name, what, limit, is_dated=is_dated), _FIX, f"{area.ping}/{area.name}")


def _finding(field: Field, limit: int, *, is_dated: bool) -> Finding:
    declaration = field.declaration
    place = Place(declaration.place.path, declaration.place.keys, "key")
    return Finding(place, _said(field.steps[-1], "it", limit, is_dated=is_dated), _FIX, declaration.subject)


def _said(name: str, what: str, limit: int, *, is_dated: bool) -> str:
    if is_dated:
        return f"`{name}` has gone out with more than {counted(limit, 'release')}, and nobody is said to read {what}"
    return f"nothing says since which release `{name}` goes out, nor who reads {what}"
