"""PC127 origin-received: what instances send is declared as what the receiver adds.

## Why
Releases in the field go on sending the value, and nobody declares it any more: it is withheld, or refuses the whole
payload where undeclared keys do. A field that the receiver works out instead is another one, with a name of its own.

## Bad
```yaml
# before
fields:
  Edition: {label: {values: [free, team]}, description: Edition of the app that the instance runs.}
```
```yaml
# after
fields:
  Edition:
    label: {values: [free, team]}
    origin: receiver
    source: receiver
    description: Edition of the app that the instance runs.
```

## Good
```yaml
# before
fields:
  Edition:
    label: {values: [free, team]}
    origin: receiver
    source: receiver
    description: Edition of the app that the instance runs.
```
```yaml
# after
fields:
  Edition: {label: {values: [free, team]}, description: Edition of the app that the instance runs.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC127", "origin-received", category="ingest", over="pair", doc=__doc__)
def origin_received(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare who puts a value into the payload."""
    if (pair.before.origin, pair.after.origin) == ("sender", "receiver"):
        place, was = comparison.written_at(pair, "origin")
        yield Change(
            place,
            "releases in the field still send the value of {fields}",
            "keep `origin: sender`, or bury the field with `removed:` and let the receiver add one of another name",
            before="sender",
            after="receiver",
            was=was,
        )
