"""PC278 unread-longer: a field may go out for longer while nobody is said to read it.

## Why
What nobody reads serves no purpose, and is collected all the same. The policy's `unread_releases` is how long that may
last; to raise it, or to take it out, keeps fields alive that somebody promised to remove. So does a shorter list of
releases, another list, or a later `since`, by which a field that was too old to go unread is young again.

## Bad
```yaml
# before
# policy.yaml
unread_releases: 6
defaults: {readers: [platform]}
```
```yaml
# after
# policy.yaml
unread_releases: 24
defaults: {readers: [platform]}
```

## Good
```yaml
# before
# policy.yaml
unread_releases: 6
defaults: {readers: [platform]}
```
```yaml
# after
# policy.yaml
unread_releases: 3
defaults: {readers: [platform]}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.pings import pings_of
from pingreg.compat.rule import FIELDS, Change, compat
from pingreg.diagnostics import Place
from pingreg.naming import counted
from pingreg.resolve.ages import Ages
from pingreg.resolve.model import FieldName, Registry
from pingreg.spec.layout import POLICY

_PLACE = Place(POLICY, ("unread_releases",))


@compat("PC278", "unread-longer", category="privacy", over="registry", doc=__doc__)
def unread_longer(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the limits, and for each field on both sides how many releases count."""
    before, after = comparison.before.registry, comparison.after.registry
    old, new = before.policy.unread_releases, after.policy.unread_releases
    if old is None:
        return
    if new is None or new > old:
        yield Change(
            _PLACE,
            "fields may go unread for longer",
            f"write `unread_releases: {old}`, or have the longer time approved by those who answer for the tiers",
            before=counted(old, "release"),
            after="no limit" if new is None else counted(new, "release"),
            was=_PLACE,
        )
    were, are = Ages(before), Ages(after)
    younger: dict[Place, list[FieldName]] = {}
    for pair in comparison.pairs:
        if were.is_over(pair.before, old) and not are.is_over(pair.after, old):
            younger.setdefault(_cause(pair, comparison), []).append(pair.after.name)
    for place, fields in younger.items():
        yield Change(
            place,
            f"{FIELDS} may go unread again: fewer releases count since the first",
            "put back what it said, or have it approved by those who answer for the tiers",
            before=f"more than {counted(old, 'release')}, or nobody knows",
            after=f"at most {counted(old, 'release')}",
            fields=tuple(fields),
        )


def _cause(pair: Pair, comparison: Comparison) -> Place:
    """Find what makes a field younger: its `since`, else the list that is counted by, or which list it is."""
    if pair.before.since != pair.after.since:
        return comparison.written_at(pair, "since")[0]
    name, after = pair.after.ping, comparison.after.registry
    now = _list(name, after)
    if now == _list(name, comparison.before.registry):
        return Place(f"vocabularies/{now}.yaml", ("values",))
    return pings_of(after)[name].place.at("versions", "releases")


def _list(ping: str, registry: Registry) -> str | None:
    versions = pings_of(registry)[ping].spec.versions
    return None if versions is None else versions.releases
