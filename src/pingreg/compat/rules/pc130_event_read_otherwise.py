"""PC130 event-read-otherwise: what an event is about is read from another field.

## Why
An event is of a kind by two of its fields, which name the feature and the action. Releases in the field go on naming
them where they did: once the envelope says that they stand elsewhere, every event of theirs is of no declared kind, and
is turned away as a whole.

## Bad
```yaml
# before
# events/envelope.yaml
at:
  feature: event.feature
  action: event.action
  sent: event.time
  metadata: [event.metadata]
  private_metadata: event.private
```
```yaml
# after
# events/envelope.yaml
at:
  feature: event.action
  action: event.feature
  sent: event.time
  metadata: [event.metadata]
  private_metadata: event.private
```

## Good
```yaml
# before
# events/envelope.yaml
title: Example event
```
```yaml
# after
# events/envelope.yaml
title: Event
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.model import dotted
from pingreg.spec.layout import ENVELOPE


@compat("PC130", "event-read-otherwise", category="ingest", over="registry", doc=__doc__)
def event_read_otherwise(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the paths of both fields."""
    old, new = comparison.before.registry.envelope, comparison.after.registry.envelope
    if old is None or new is None:
        return
    for key, before, after in (("feature", old.feature, new.feature), ("action", old.action, new.action)):
        if before != after:
            place = Place(ENVELOPE, ("at", key))
            yield Change(
                place,
                f"the {key} of an event is read from another field",
                "keep the path: releases in the field name it there",
                before=dotted(before),
                after=dotted(after),
                was=place,
                subject=new.ping.name,
            )
