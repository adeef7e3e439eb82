"""PP404 bucket-too-fine: a bucket has so many edges that the number is nearly what it was.

## Why
Ranges hide a number among those that share it. With a hundred edges there is mostly one instance in each, and above the
last edge stands the largest customer alone. A handful of ranges says how large something is, which is all that anybody
decides by.

Told are more than 20 edges, and whole numbers with an edge at each of them.

## At run time
`bucket` is applied by `pingreg enforce`. How many instances share a range is known only in the warehouse, where
`smallest_group` holds for what is published.

## Bad
```yaml
fields:
  Panels:
    gauge: {of: panels}
    anonymize: [{bucket: {edges: [1, 2, 3, 4, 5, 6]}}]
    description: Panels that are open now.
```

## Good
```yaml
fields:
  Panels:
    gauge: {of: panels}
    anonymize: [{bucket: {edges: [1, 2, 5, 10, 20]}}]
    description: Panels that are open now.
```
"""

from collections.abc import Iterator
from itertools import pairwise

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import treated
from pingreg.resolve.model import Area

_MOST = 20
_IN_A_ROW = 3
"""So many edges side by side are an accident of small numbers: 0, 1, 2 and many."""


@rule("PP404", "bucket-too-fine", over="area", events=True, doc=__doc__, severity=Severity.WARNING)
def bucket_too_fine(area: Area, _: Context) -> Iterator[Finding]:
    """Count the edges of buckets."""
    for field, steps in treated(area):
        for step in steps:
            if step.method.name != "bucket":
                continue
            edges = step.parameters.edges
            is_exact = field.type == "integer" and all(high - low <= 1 for low, high in pairwise(edges))
            if len(edges) > _MOST or (is_exact and len(edges) > _IN_A_ROW):
                message = (
                    f"the bucket of `{field.steps[-1]}` has {len(edges)} edges, and each range is nearly one number"
                )
                fix = f"keep at most {_MOST} edges, each about twice the one before"
                yield Finding(step.place.at("edges"), message, fix, field.declaration.subject)
