"""PC256 category-first-in-ping: a ping tells something of people that it never told.

## Why
Mozilla asks for a review when a ping collects data of a category for the first time, whatever field it is in: a ping
about clicks that learns an address is another ping. Each field for itself looks like any new field, and the page that
lists what the ping tells of people has one line more. A key covers what stands below it: who told of `user.contact`
told of `user.contact.email`. The events together are one ping, and a new ping is looked at as a whole.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Place:
    label: {values: [eu, us, other]}
    category: user.location.imprecise
    description: Region in which the feature was opened.
```

## Good
```yaml
# before
fields:
  Place:
    label: {values: [eu, us, other]}
    category: user.location
    description: Region in which the feature was opened.
```
```yaml
# after
fields:
  Place:
    label: {values: [eu, us, other]}
    category: user.location
    description: Region in which the feature was opened.
  Office:
    label: {values: [home, other]}
    category: user.location.imprecise
    description: Kind of place in which the feature was opened.
```
"""

from collections.abc import Iterator
from itertools import chain

from pingreg.compat.categories import covers, is_of_users, tells_more
from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.pings import pings_of
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import written_with
from pingreg.resolve.model import Field, Registry

_First = dict[tuple[str, str], list[Field]]


@compat("PC256", "category-first-in-ping", category="privacy", over="registry", doc=__doc__)
def category_first_in_ping(_all: Comparison, comparison: Comparison) -> Iterator[Change]:
    """Compare the keys of each ping; of all fields that bring the same one, the first is blamed."""
    known = _told(comparison.before.registry)
    for (ping, category), fields in _first(comparison, known).items():
        subjects = {field.declaration.subject for field in fields}
        yield Change(
            written_with(fields[0], "category", comparison),
            f"`{ping}` has `{category}` for the first time",
            "leave it out, or have it approved by those who answer for the tier and tell customers of it",
            before=", ".join(sorted(known[ping])) or "nothing of people",
            after=category,
            subject=subjects.pop() if len(subjects) == 1 else "",
            fields=tuple(field.name for field in fields),
        )


def _first(comparison: Comparison, known: dict[str, set[str]]) -> _First:
    found: _First = {}
    changed = (pair.after for pair in comparison.pairs if _brings_another(pair))
    for field in chain(comparison.added, changed):
        is_new = not any(covers(one, field.category) for one in known.get(field.ping, ()))
        if field.ping in known and is_of_users(field.category) and is_new:
            found.setdefault((field.ping, field.category), []).append(field)
    return found


def _brings_another(pair: Pair) -> bool:
    """Tell whether a field has a key that it had not, or is in another ping; PC206 tells what says more than before."""
    old, new = pair.before.category, pair.after.category
    is_same = covers(new, old) and pair.before.ping == pair.after.ping
    return not is_same and not tells_more(new, old)


def _told(registry: Registry) -> dict[str, set[str]]:
    """List what the living fields of each ping tell of people; an event without any tells what its feature says."""
    found: dict[str, set[str]] = {name: set() for name in pings_of(registry)}
    for kind in registry.event_kinds.values():
        if is_of_users(kind.spec.category):
            found[kind.ping.name].add(kind.spec.category)
    for field in registry.all_fields:
        if is_of_users(field.category) and not field.is_tombstone:
            found[field.ping].add(field.category)
    return found
