"""PC110 constraint-tightened: a limit refuses what was admitted.

## Why
A limit is checked where payloads come in, and not where they are made. A release that was within the old limit and is
beyond the new one sends on, and what it sends is set aside from the hour that the registry is deployed. Whether one
pattern admits all that another does cannot be told in general, so a pattern that differs counts as stricter.

## Bad
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
```yaml
# before
fields:
  Build:
    text: {}
    pattern: "^[a-z0-9-]{1,20}$"
    max_length: 20
    description: Short name of the build that runs.
```
```yaml
# after
fields:
  Build:
    text: {}
    pattern: "^[a-z-]{1,20}$"
    max_length: 20
    description: Short name of the build that runs.
```

## Good
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
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.limits import moved
from pingreg.compat.rule import Change, compat


@compat("PC110", "constraint-tightened", category="ingest", over="pair", doc=__doc__)
def constraint_tightened(pair: Pair, _: Comparison) -> Iterator[Change]:
    """Report each limit that got stricter, at the key that says it."""
    for one in moved(pair):
        if not one.is_tightened:
            continue
        (before, after), (place, was) = one.texts, one.places
        is_other = one.limit.key == "pattern" and one.before is not None
        said = "is another one, which counts as stricter: patterns cannot be compared" if is_other else "is stricter"
        yield Change(
            place,
            f"the {one.limit.noun} of {{fields}} {said}",
            "keep the limit, or declare a new field with the stricter one",
            before=before,
            after=after,
            was=was,
        )
