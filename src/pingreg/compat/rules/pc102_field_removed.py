"""PC102 field-removed: a field is gone without a tombstone.

## Why
A key path that changed in a release was called extremely dangerous by GitLab, and was a warning that nobody had to
read. Releases in the field send the old key for years; where nothing declares it any more, it is withheld as unknown or
the whole payload is set aside, and the name is free for something else.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Opens: {count: {event: View, per: week}, description: Times that somebody opened the example page.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Opens: {count: {event: View, per: week}, description: Times that somebody opened the example page.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Opens:
    count: {event: View, per: week}
    description: Times that somebody opened the example page.
    removed: {in: "2.0", because: the page is gone}
```
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  ButtonClicks:
    count: {event: Click, per: week}
    description: Clicks on the button of the example feature.
    renamed_from: Clicks
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button, as releases before 2.0 count them.
    removed: {in: "2.0", because: it has a longer name now}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.pings import is_homeless
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Field


@compat("PC102", "field-removed", category="ingest", over="removed", doc=__doc__)
def field_removed(field: Field, comparison: Comparison) -> Iterator[Change]:
    """Report each field that left nothing behind; with a ping or an action that is gone its fields are."""
    if is_homeless(field, comparison.after.registry):
        return
    yield Change(
        comparison.home_of(field),
        "nothing is left of {fields}, not even a tombstone",
        "declare {fields} again with `removed: {in: <version>, because: <why>}`, or say `renamed_from` at the new name",
        before="declared",
        after="not declared",
        was=field.declaration.place,
    )
