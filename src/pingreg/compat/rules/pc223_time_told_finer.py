"""PC223 time-told-finer: a time is told more finely than it was.

## Why
In a month many people do a thing, on a day few, and in a second one: a moment can be found again in the log of a proxy,
a calendar or the memory of a colleague. One word makes a time finer, under the same name and in the same column.

That a method leaves more of a time is told by PC204.

## Bad
```yaml
# before
fields:
  Opened: {time: {to: month}, description: When the page of the example feature was seen last.}
```
```yaml
# after
fields:
  Opened: {time: {to: day}, description: When the page of the example feature was seen last.}
```

## Good
```yaml
# before
fields:
  Opened: {time: {to: day}, description: When the page of the example feature was seen last.}
```
```yaml
# after
fields:
  Opened: {time: {to: week}, description: When the page of the example feature was seen last.}
```
"""

from collections.abc import Iterator
from typing import get_args

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.model import Field
from pingreg.spec.measures import Precision, Time

_FINEST_FIRST = get_args(Precision)


@compat("PC223", "time-told-finer", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def time_told_finer(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Compare how finely times are told, said or implied by their form."""
    before, after = pair.before.measure, pair.after.measure
    if not isinstance(before, Time) or not isinstance(after, Time):
        return
    if _FINEST_FIRST.index(after.precision) < _FINEST_FIRST.index(before.precision):
        yield Change(
            _place(pair.after, after),
            "the time of {fields} is told more finely",
            f"write `to: {before.precision}` again, or have the finer time approved by those who answer for the tier",
            before=f"to the {before.precision}",
            after=f"to the {after.precision}",
            was=_place(pair.before, before),
        )


def _place(field: Field, measure: Time) -> Place:
    """Find the key that says it; where none does, the measure."""
    place = field.declaration.key("time")
    return place.at("to") if measure.to is not None else place
