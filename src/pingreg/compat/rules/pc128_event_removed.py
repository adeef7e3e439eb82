"""PC128 event-removed: a feature or an action is gone, and releases that still send its events meet nobody.

## Why
An event that is of no declared kind is turned away as a whole, with its envelope. Instances are updated when their
owners choose, so that the events of a button that is gone today arrive for years. An action that is still covered by
`*` is none of these.

## Bad
```yaml
# before
# events/example.yaml
actions:
  opened: {description: Somebody opened the page.}
  closed: {description: Somebody closed the page again.}
```
```yaml
# after
# events/example.yaml
actions:
  opened: {description: Somebody opened the page.}
```

## Good
```yaml
# before
# events/example.yaml
actions:
  opened: {description: Somebody opened the page.}
  closed: {description: Somebody closed the page again.}
```
```yaml
# after
# events/example.yaml
actions:
  opened: {description: Somebody opened the page.}
  "*": {description: Whatever else happened to the page.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.event_fields import ENVELOPE_AREA
from pingreg.resolve.model import EventKind, FieldName
from pingreg.spec.event import OTHER_ACTIONS
from pingreg.spec.layout import ENVELOPE


@compat("PC128", "event-removed", category="ingest", over="registry", doc=__doc__)
def event_removed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look for each action that was; a feature that is gone is one finding, and all events together are a ping."""
    old, new = comparison.before.registry.event_kinds, comparison.after.registry.event_kinds
    if comparison.after.registry.envelope is None:
        return
    features = {feature for feature, _ in new}
    for feature in sorted({feature for feature, _ in old} - features):
        kinds = [kind for (name, _), kind in old.items() if name == feature]
        yield _change(
            kinds, Place(ENVELOPE, ("title",), "key"), f"the feature `{feature}` is gone", f"events/{feature}"
        )
    for (feature, action), kind in old.items():
        if feature in features and (feature, action) not in new and (feature, OTHER_ACTIONS) not in new:
            place = Place(kind.place.path, ("actions",), "key")
            what = "no action beside those with a name is" if action == OTHER_ACTIONS else f"`{action}` is no longer"
            yield _change([kind], place, f"{what} declared for `{feature}`", f"events/{feature}/{action}")


def _change(kinds: list[EventKind], place: Place, message: str, subject: str) -> Change:
    return Change(
        place,
        f"{message}, and releases send it still",
        "declare it again: what old releases send may be withheld by a rule, and not turned away",
        before="declared",
        after="not declared",
        was=kinds[0].place,
        subject=subject,
        fields=tuple(dict.fromkeys(name for kind in kinds for name in _own(kind))),
    )


def _own(kind: EventKind) -> Iterator[FieldName]:
    return (field.name for area in kind.ping.areas if area.name != ENVELOPE_AREA for field in area.fields)
