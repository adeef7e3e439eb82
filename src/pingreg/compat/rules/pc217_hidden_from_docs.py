"""PC217 hidden-from-docs: a field is not on the public page any more, and is still collected.

## Why
The public list is what customers agree to, and fields have been lost from it without anybody deciding so: in a move of
a site (sourcegraph docs 270), or sixteen of thirty because nobody added them (meilisearch docs 3627). What was public
stays public as long as it is sent; a field that is not to be shown is one that is not to be collected.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    documented: false
    description: Clicks on the button of the example feature.
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
  Clicks:
    count: {event: Click, per: week}
    documented: true
    description: Clicks on the button of the example feature.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC217", "hidden-from-docs", category="privacy", over="pair", doc=__doc__)
def hidden_from_docs(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Look for `documented: false` where it was not so; unsaid is not hidden."""
    if pair.after.documented is not False or pair.before.documented is False:
        return
    place, was = comparison.written_at(pair, "documented")
    yield Change(
        place,
        "the public page loses {fields}",
        "take `documented: false` out, or stop collecting it",
        before="on the public page",
        after="on no public page",
        was=was,
    )
