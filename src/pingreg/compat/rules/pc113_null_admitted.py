"""PC113 null-admitted: null is admitted where a value was.

## Why
A reader that was promised a value adds it up, compares it and divides by it without a look. The first null makes the
sum null too, or ends the program, depending on the language that the code was generated for.

## Bad
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    nullable: false
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    nullable: true
    description: Clicks on the button of the example feature.
```

## Good
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    nullable: true
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Clicks:
    count: {event: Click, per: week}
    nullable: false
    description: Clicks on the button of the example feature.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Severity


@compat("PC113", "null-admitted", category="code", over="pair", severity=Severity.WARNING, doc=__doc__)
def null_admitted(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Look for fields that may be null now."""
    if pair.before.nullable or not pair.after.nullable:
        return
    place, was = comparison.written_at(pair, "nullable")
    yield Change(
        place,
        "null is admitted for {fields}",
        "keep `nullable: false`, or tell those who read {fields} before it is sent",
        before="a value",
        after="null or a value",
        was=was,
    )
