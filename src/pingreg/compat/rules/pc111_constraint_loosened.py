"""PC111 constraint-loosened: a limit admits more than before.

## Why
Generated code holds a number in as many bits as its limit asks for, a text in as long a column, and a chart has its
axis from there. What comes in is good; what is made of it was written for less. Whoever reads the field hears of it
before the first greater value.

## Bad
```yaml
# before
fields:
  Seats:
    gauge: {of: seats that are taken}
    max: 100
    description: Seats that are taken in the example feature.
```
```yaml
# after
fields:
  Seats:
    gauge: {of: seats that are taken}
    max: 1000
    description: Seats that are taken in the example feature.
```
```yaml
# before
fields:
  Seats:
    gauge: {of: seats that are taken}
    max: 100
    description: Seats that are taken in the example feature.
```
```yaml
# after
fields:
  Seats:
    gauge: {of: seats that are taken}
    description: Seats that are taken in the example feature.
```

## Good
```yaml
# before
fields:
  Seats:
    gauge: {of: seats that are taken}
    max: 1000
    description: Seats that are taken in the example feature.
```
```yaml
# after
fields:
  Seats:
    gauge: {of: seats that are taken}
    max: 100
    description: Seats that are taken in the example feature.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.limits import moved
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Severity


@compat("PC111", "constraint-loosened", category="code", over="pair", severity=Severity.WARNING, doc=__doc__)
def constraint_loosened(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Report each limit that is wider or gone, at the key that says it."""
    for one in moved(pair):
        if one.is_tightened:
            continue
        (before, after), (place, was) = one.texts, one.places
        yield Change(
            place,
            f"the {one.limit.noun} of {{fields}} is wider",
            "tell those who read {fields}, and generate their code anew",
            before=before,
            after=after,
            was=was,
        )
