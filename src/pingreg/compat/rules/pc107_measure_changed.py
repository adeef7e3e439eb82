"""PC107 measure-changed: a field is another measure than before.

## Why
Ten clicks of one person are ten in a count and one among distinct people. The number still arrives and still fits its
column, so that no schema sees a difference: only the curve jumps on the day of the release, and whoever sums what may
not be summed is not told. The same holds for another percentile, another form of a time, another word for a code.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {distinct: {event: Click, per: week}, description: People who clicked on the button of the example feature.}
```
```yaml
# before
fields:
  LoadTime:
    percentile: {p: 50, of: time until the page is shown}
    unit: ms
    description: Time until the page is shown in half of all cases.
```
```yaml
# after
fields:
  LoadTime:
    percentile: {p: 95, of: time until the page is shown}
    unit: ms
    description: Time until the page is shown in most cases.
```
```yaml
# before
fields:
  State:
    label: {values: {0: idle, 1: busy}}
    description: What the example feature did when it was asked.
```
```yaml
# after
fields:
  State:
    label: {values: {0: idle, 1: broken}}
    description: What the example feature did when it was asked.
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
  Clickers: {distinct: {event: Click, per: week}, description: People who clicked on the button.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.resolve.model import Field
from pingreg.spec.measures import Label, Percentile, Time


@compat("PC107", "measure-changed", category="code", over="pair", doc=__doc__)
def measure_changed(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Compare the kinds, then what of a measure says how its value is read."""
    before, after = _reading(pair.before, pair.after), _reading(pair.after, pair.before)
    if before == after:
        return
    yield Change(
        pair.after.declaration.key(pair.after.kind),
        "the measure of {fields} is another one",
        "keep the measure, and declare a new field for the other",
        before=before,
        after=after,
        was=pair.before.declaration.key(pair.before.kind),
    )


def _reading(field: Field, other: Field) -> str:
    """Say how a value is read; of a label's codes those that the other has too, for the rest came or went."""
    match field.measure:
        case Percentile(p=per_cent):
            return f"percentile, {per_cent:g}"
        case Time(form=form):
            return f"time, as {form}"
        case Label() if field.bounds.codes is not None and other.bounds.codes is not None:
            both = dict(field.bounds.codes).keys() & dict(other.bounds.codes).keys()
            words = (f"{code}: {word}" for code, word in sorted(field.bounds.codes) if code in both)
            return ", ".join(("label", *words))
        case _:
            return field.kind
