"""PC210 label-opened: a closed set of words is open now, or somebody else closes it.

## Why
A label says no more than the words that stand beside it, and whoever approved the field approved those. A version, an
id or a moment is chosen by the sender. Words that come from a vocabulary are closed too, but in another file, shared by
many fields: the next word there is added without a look at this one.

`else` closes a set, and `empty` adds one word: neither opens it. A label that became a `text` is told by PC209.

## Bad
```yaml
# before
fields:
  Edition: {label: {values: [free, team]}, description: Edition of the app that the instance runs.}
```
```yaml
# after
fields:
  Edition: {version: {}, description: Edition of the app that the instance runs.}
```
```yaml
# before
fields:
  Edition: {label: {values: [free, team]}, description: Edition of the app that the instance runs.}
```
```yaml
# after
fields:
  Edition: {label: {values: editions}, description: Edition of the app that the instance runs.}
# vocabularies/editions.yaml
title: Editions of the app
values: [free, team]
```

## Good
```yaml
# before
fields:
  Edition: {label: {values: [free, team]}, description: Edition of the app that the instance runs.}
```
```yaml
# after
fields:
  Edition: {label: {values: [free, team], else: other}, description: Edition of the app that the instance runs.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Field
from pingreg.spec.measures import Label

_OPEN = frozenset({"version", "id", "time"})


@compat("PC210", "label-opened", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def label_opened(pair: Pair, _comparison: Comparison) -> Iterator[Change]:
    """Look at what became of labels whose words stood beside them."""
    before, after = pair.before, pair.after
    vocabulary = _vocabulary(after)
    if before.kind != "label" or (after.kind not in _OPEN and (vocabulary is None or _vocabulary(before) is not None)):
        return
    declaration = after.declaration
    yield Change(
        declaration.key(after.kind, on="key") if vocabulary is None else declaration.key("label").at("values"),
        "the words of {fields} are not closed beside it any more",
        "list the `values` that it may have, with `else` for all others",
        before="the words of a label",
        after=f"a {after.kind}" if vocabulary is None else f"the vocabulary `{vocabulary}`",
        was=before.declaration.key("label"),
    )


def _vocabulary(field: Field) -> str | None:
    measure = field.measure
    return measure.values if isinstance(measure, Label) and isinstance(measure.values, str) else None
