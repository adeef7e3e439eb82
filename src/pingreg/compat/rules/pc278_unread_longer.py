"""PC278 unread-longer: a field may go out for longer while nobody is said to read it.

## Why
What nobody reads serves no purpose, and is collected all the same. The policy's `unread_releases` is how long that may
last; to raise it, to take it out, or to strike releases off the list that is counted by, keeps fields alive that
somebody promised to remove.

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

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.naming import counted
from pingreg.resolve.model import Registry
from pingreg.spec.layout import POLICY

_PLACE = Place(POLICY, ("unread_releases",))


@compat("PC278", "unread-longer", category="privacy", over="registry", doc=__doc__)
def unread_longer(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the limits, and the lists of releases that both sides count by."""
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
    for name in sorted(_lists(before) & _lists(after)):
        words, place = after.vocabularies.get(name, ()), Place(f"vocabularies/{name}.yaml", ("values",))
        struck = [word for word in before.vocabularies.get(name, ()) if word not in words]
        if words and struck:
            yield Change(
                place,
                f"`{name}` counts {counted(len(struck), 'release')} less, so that fields may go unread for longer",
                "list them again: what came out stays a release",
                before=", ".join(struck),
                was=place,
            )


def _lists(registry: Registry) -> set[str]:
    """Name the vocabularies by which the age of fields is counted."""
    specs = [ping.spec for ping in registry.pings.values()]
    if registry.envelope is not None:
        specs.append(registry.envelope.ping.spec)
    return {spec.versions.releases for spec in specs if spec.versions and spec.versions.releases}
