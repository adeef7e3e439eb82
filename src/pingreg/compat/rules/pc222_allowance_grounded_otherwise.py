"""PC222 allowance-grounded-otherwise: a text that may leave with an event rests on another reason, or another word.

## Why
An entry of the allow-list lets a text leave every customer's instance because somebody weighed a reason and allowed it.
Another reason under the same name was weighed by nobody, and another name asks somebody else; either way what was
allowed is not what stands there. How it is written is no other reason: a dot or a capital more says the same.

## Bad
```yaml
# before
# events/example.yaml
actions:
  opened:
    description: Somebody opened the page.
    private_metadata:
      edition:
        label: {values: [free, team]}
        description: Edition of the app in which it happened.
        because: the page is made anew for each edition
        approved_by: legal
```
```yaml
# after
# events/example.yaml
actions:
  opened:
    description: Somebody opened the page.
    private_metadata:
      edition:
        label: {values: [free, team]}
        description: Edition of the app in which it happened.
        because: sales would like to know who is worth a call
        approved_by: legal
```

## Good
```yaml
# before
# events/example.yaml
actions:
  opened:
    description: Somebody opened the page.
    private_metadata:
      edition:
        label: {values: [free, team]}
        description: Edition of the app in which it happened.
        because: the page is made anew for each edition
        approved_by: legal
```
```yaml
# after
# events/example.yaml
actions:
  opened:
    description: Somebody opened the page, which is made anew for each edition of the app.
    private_metadata:
      edition:
        label: {values: [free]}
        description: Edition of the app in which it happened.
        because: The page is made anew for each edition.
        approved_by: legal
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import gist


@compat("PC222", "allowance-grounded-otherwise", category="privacy", over="registry", doc=__doc__)
def allowance_grounded_otherwise(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare entries of the same action by their names; one that is new is told as such."""
    old = comparison.before.registry.event_kinds
    for name, kind in comparison.after.registry.event_kinds.items():
        was = old.get(name)
        known = was.spec.actions[was.action].private_metadata if was else {}
        for key, after in kind.spec.actions[kind.action].private_metadata.items():
            before = known.get(key)
            if was is None or before is None:
                continue
            for attribute, said in (("because", "another reason"), ("approved_by", "somebody else's word")):
                one, other = getattr(before, attribute), getattr(after, attribute)
                if gist(one) != gist(other):
                    yield Change(
                        kind.place.at("private_metadata", key, attribute),
                        f"the text `{key}` leaves with an event on {said}",
                        f"write `{attribute}: {one}` again, or have those who answer for events agree",
                        before=one,
                        after=other,
                        was=was.place.at("private_metadata", key, attribute),
                        subject=f"events/{name[0]}/{name[1]}/{key}",
                        fields=tuple(sorted(field.name for field in kind.ping.fields if field.steps[-1] == key)),
                    )
