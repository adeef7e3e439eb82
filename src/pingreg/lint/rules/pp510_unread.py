"""PP510 unread: a field goes out with one release after the other, and nobody is said to read it.

## Why
Metrics of GitLab were sent for years after the last report that showed them was gone (gitlab-org/gitlab issue 557479),
and each of them was told to every customer as necessary. What nobody reads serves no purpose, whatever is written under
`purposes`. A metric that reads a field, or the team that does, makes it a claim that can be asked about. The policy
says with `unread_releases` how long a new field may wait for its first reader; one whose age nobody knows has waited
long enough. It is told once for an area, or for a feature of events.

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
from typing import NamedTuple

from pingreg.diagnostics import Finding, Place, has_errors
from pingreg.lint.rule import Context, rule
from pingreg.naming import counted
from pingreg.resolve.ages import Ages
from pingreg.resolve.model import Field, Registry
from pingreg.resolve.readers import Readers

_FIX = (
    "name the teams that do under `readers`, or write a metric that reads it; what nobody reads, deprecate and remove"
)
_LIST = "list the releases in a vocabulary and name it under `versions`, as `releases`; or "
_MOST = 3
"""So many fields are named."""


class _Group(NamedTuple):
    """Hold what has one place for readers: an area, or a feature of events, with its living fields by declaration."""

    subject: str
    place: Place
    declared: Sequence[Sequence[Field]]


@rule("PP510", "unread", over="registry", doc=__doc__)
def unread(registry: Registry, context: Context) -> Iterator[Finding]:
    """Look for living fields that waited too long; not while half of the registry could not be read."""
    limit = registry.policy.unread_releases
    if limit is None or has_errors(context.earlier):
        return
    readers, ages = Readers(registry), Ages(registry)
    for group in _groups(registry):
        waiting = [
            fields
            for fields in group.declared
            if not any(map(readers.is_read, fields)) and any(ages.is_over(field, limit) for field in fields)
        ]
        if waiting:
            yield _finding(group, waiting, ages, limit)


def _groups(registry: Registry) -> Iterator[_Group]:
    areas = (*registry.areas, *(registry.envelope.ping.areas if registry.envelope else ()))
    for area in areas:
        yield _group(f"{area.ping}/{area.name}", area.place.at("fields", on="key"), area.fields)
    features: dict[str, tuple[Place, list[Field]]] = {}
    for kind in registry.event_kinds.values():
        place = Place(kind.place.path, ("actions",), "key")
        found = features.setdefault(f"{kind.ping.name}/{kind.feature}", (place, []))[1]
        found.extend(field for area in kind.ping.areas[1:] for field in area.fields if field.is_first)
    for subject, (place, fields) in features.items():
        yield _group(subject, place, fields)


def _group(subject: str, place: Place, fields: Sequence[Field]) -> _Group:
    declared: dict[str, list[Field]] = {}
    for field in fields:
        if not field.is_tombstone:
            declared.setdefault(field.declaration.subject, []).append(field)
    return _Group(subject, place, tuple(declared.values()))


def _finding(group: _Group, waiting: Sequence[Sequence[Field]], ages: Ages, limit: int) -> Finding:
    """Tell of all that waits in a group, at the group where that is everything."""
    is_all = len(waiting) == len(group.declared) > 1
    first = waiting[0][0]
    place = Place(first.declaration.place.path, first.declaration.place.keys, "key")
    has_list = ages.has_list(first)
    return Finding(
        group.place if is_all else place,
        f"nobody is said to read {_what(group, waiting, is_all=is_all)}, {_since(waiting, ages, limit)}",
        _FIX if has_list else _LIST + _FIX,
        group.subject,
    )


def _what(group: _Group, waiting: Sequence[Sequence[Field]], *, is_all: bool) -> str:
    name = group.subject.partition("/")[2]
    if is_all:
        return f"the {counted(sum(map(len, waiting)), 'field')} of `{name}`"
    named = [f"`{fields[0].steps[-1]}`" for fields in waiting[:_MOST]]
    named += [f"{len(waiting) - _MOST} more"] if len(waiting) > _MOST else []
    return f"{', '.join(named[:-1])} and {named[-1]} of `{name}`" if len(named) > 1 else f"{named[0]} of `{name}`"


def _since(waiting: Sequence[Sequence[Field]], ages: Ages, limit: int) -> str:
    fields = [field for group in waiting for field in group]
    if not ages.has_list(fields[0]):
        return f"and no list of releases says how long `{fields[0].ping}` has them"
    if any(ages.of(field) is None for field in fields):
        return "and nothing says since which release that is sent"
    return f"which went out with more than {counted(limit, 'release')} after the first"
