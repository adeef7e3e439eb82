"""PC118 field-renamed: a field is sent under another name.

## Why
A release sends the name that it was built with, so both arrive for years, and rows of the two stand in two columns. To
say `renamed_from` keeps the history together for readers; it moves no row, mends no saved query, and does not make the
old name known: a tombstone does.

## Bad
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

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  ButtonClicks: {count: {event: View, per: week}, description: Times that somebody saw the button.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC118", "field-renamed", category="ingest", over="pair", doc=__doc__)
def field_renamed(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Report each field whose author says that it had another name: a name is the path by which it is sent."""
    if not pair.is_renamed:
        return
    yield Change(
        pair.after.declaration.key("renamed_from"),
        "{fields} had another name",
        "keep the name; or leave a tombstone under the old one, and let queries read both columns",
        before=pair.before.declaration.subject,
        after=pair.after.declaration.subject,
        was=pair.before.declaration.place,
    )
