"""PL108 metric-of-the-removed: a metric is computed from a field that no new release sends.

## Why
Removed metrics were still read years later, and nobody could tell from their status that the figure had stopped
(gitlab-org/gitlab issues 324149 and 557479). A metric of a removed field falls to nothing one customer's upgrade at a
time, and looks like a trend.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    removed: {in: "4.2", because: the button is gone}
    description: Clicks on the button that opened the example feature.
# metrics/clicks.yaml
title: Clicks
description: Clicks by week.
owner: growth
reads: [app/example.Clicks]
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
# metrics/clicks.yaml
title: Clicks
description: Clicks by week.
owner: growth
reads: [app/example.Clicks]
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.covering import reference_of
from pingreg.resolve.model import Registry


@rule("PL108", "metric-of-the-removed", over="registry", doc=__doc__)
def metric_of_the_removed(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look for names under `reads` of which nothing is left."""
    if not registry.metrics:
        return
    removed = {reference_of(field): field for field in registry.all_fields if field.is_tombstone}
    for metric in registry.metrics.values():
        for index, (name, fields) in enumerate(metric.reads.items()):
            if fields and fields <= removed.keys():
                first = removed[min(fields)]
                yield Finding(
                    metric.place.at("reads", index),
                    f"`{metric.name}` reads `{name}`, which is removed",
                    "read what new releases send, or delete the metric",
                    f"metrics/{metric.name}",
                    ((first.declaration.key("removed"), "removed here"),),
                )
