"""PC247 event-widened: texts leave with an event that did not, or marketing data is no longer known as such.

## Why
Private metadata is the one place where an action's event carries words, each allowed by name. A text in the envelope
leaves with every event of every feature, and nobody has to name who allowed it. What the envelope lists as marketing
is kept of the own cloud alone: once it is no longer listed, it is kept of everybody's instances.

## Bad
```yaml
# before
# events/example.yaml
actions:
  opened: {description: Somebody opened the page.}
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
        because: the page is made anew for each edition
        approved_by: data
```
```yaml
# before
# events/envelope.yaml
title: Example event
```
```yaml
# after
# events/envelope.yaml
title: Example event
fields:
  site: {id: {of: instance}, pattern: "^[0-9a-f]{32}$", description: Random id that the instance draws for itself.}
  license:
    id: {of: organisation}
    category: user.unique_id.pseudonymous
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: License that the instance runs under.
  event.id: {id: {of: instance}, max_length: 36, pattern: "^[0-9a-f-]{36}$", description: Random id of the event.}
  event.time: {time: {}, description: Moment at which it happened.}
  event.feature: {text: {}, pattern: "^[A-Za-z.-]+$", max_length: 64, description: What was used.}
  event.action: {text: {}, pattern: "^[A-Za-z.-]+$", max_length: 64, description: What was done with it.}
  event.marketing.referrer:
    text: {}
    pattern: "^https://[a-z./]+$"
    max_length: 200
    description: Page from which the visitor came.
    exception: {basis: visitors agreed to it, approved_by: legal, review_by: 2027-06-30}
  event.page: {text: {}, pattern: "^[a-z-]+$", max_length: 20, description: Page on which it happened.}
```

## Good
```yaml
# before
# events/example.yaml
actions:
  opened: {description: Somebody opened the page.}
```
```yaml
# after
# events/example.yaml
actions:
  opened:
    description: Somebody opened the page.
    metadata:
      pageCount: {type: integer, description: Pages that were open already.}
  closed: {description: Somebody closed the page again.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.event_fields import ENVELOPE_AREA, EVENTS_PING
from pingreg.resolve.model import FieldName, Registry, dotted
from pingreg.spec.event import OTHER_ACTIONS
from pingreg.spec.layout import ENVELOPE


@compat("PC247", "event-widened", category="privacy", over="registry", doc=__doc__)
def event_widened(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the texts of each action and of the envelope, and what of it is marketing data."""
    yield from _texts(comparison)
    yield from _shared_texts(comparison)
    yield from _marketing(comparison)


def _texts(comparison: Comparison) -> Iterator[Change]:
    """Find texts that are new; an action that had no kind of its own had those of all other actions."""
    old = comparison.before.registry.event_kinds
    for (feature, action), kind in comparison.after.registry.event_kinds.items():
        was = old.get((feature, action)) or old.get((feature, OTHER_ACTIONS))
        known = kind.spec.actions[action].private_metadata
        before = was.spec.actions[was.action].private_metadata if was else {}
        if added := [key for key in known if key not in before]:
            is_new = (feature, action) not in old
            yield Change(
                kind.place if is_new else kind.place.at("private_metadata", added[0], on="key"),
                "an event was added that carries texts" if is_new else "texts were added to an event",
                "remove them from `private_metadata`, or have each approved by those who answer for events",
                before=", ".join(before) or "no texts",
                after=", ".join(known),
                was=None if was is None else was.place,
                subject=f"events/{feature}/{action}",
                fields=tuple(sorted(one.name for one in kind.ping.fields if one.name in kind.private)),
            )


def _shared_texts(comparison: Comparison) -> Iterator[Change]:
    """Find texts that every event carries and did not; a field that became one is told by its measure."""
    if comparison.before.registry.envelope is None:
        return
    for field in comparison.added:
        if field.ping == EVENTS_PING and field.area == ENVELOPE_AREA and field.kind == "text":
            yield Change(
                field.declaration.key("text", on="key"),
                f"every event carries the text `{dotted(field.steps)}`",
                "leave it out, write a `label` with the words that it may be, or move it to `private_metadata`",
                before="not sent",
                after="a text in the envelope",
                subject=field.declaration.subject,
                fields=(field.name,),
            )


def _marketing(comparison: Comparison) -> Iterator[Change]:
    before, after = (_listed(one.registry) for one in (comparison.before, comparison.after))
    envelope = comparison.after.registry.envelope
    fields = envelope.ping.fields if envelope is not None else ()
    if lost := [one for one in fields if one.name in before - after and not one.is_tombstone]:
        place = Place(ENVELOPE, ("marketing",))
        yield Change(
            place,
            "marketing data is kept of all instances",
            f"list {' and '.join(f'`{dotted(one.steps)}`' for one in lost)} or what they stand in under `marketing`",
            before=f"{len(before)} of the envelope's fields are marketing data",
            after=f"{len(before) - len(lost)} of them",
            was=place,
        )


def _listed(registry: Registry) -> frozenset[FieldName]:
    """Name what is marketing data; all kinds of events share one envelope."""
    return next((kind.marketing for kind in registry.event_kinds.values()), frozenset())
