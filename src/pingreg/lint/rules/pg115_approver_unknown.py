"""PG115 approver-unknown: a review was approved by a role that approves no tier.

## Why
A review says in which roles its people agreed, and `pingreg diff` holds that against the approvers that a finding
needs. A role that the policy does not know fills none of those places: a misspelt one leaves its author waiting for an
approval that was given, and an invented one makes a record look weightier than it is. A record that ran out agrees to
nothing any more, and may name roles of its time.

## Bad
```yaml
# reviews/clicks_for_sales.yaml
title: Clicks of the example feature for sales
link: https://git.example.com/telemetry/pull/12
approved_by: [data, legl]
date: 2026-11-02
until: 2026-12-02
agrees:
  - {code: PC201, subject: app/example.Clicks, digest: 0f1e2d3c4b5a6978}
```

## Good
```yaml
# reviews/clicks_for_sales.yaml
title: Clicks of the example feature for sales
link: https://git.example.com/telemetry/pull/12
approved_by: [data, legal]
date: 2026-11-02
until: 2026-12-02
agrees:
  - {code: PC201, subject: app/example.Clicks, digest: 0f1e2d3c4b5a6978}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.naming import did_you_mean, one_of
from pingreg.resolve.model import Registry
from pingreg.spec.review import ReviewSpec


@rule("PG115", "approver-unknown", over="registry", doc=__doc__)
def approver_unknown(registry: Registry, context: Context) -> Iterator[Finding]:
    """Look up each role of each review that has not run out."""
    approvers = registry.policy.approvers
    for path, review in context.specs.all(ReviewSpec).items():
        if review.until < context.today:
            continue
        for index, role in enumerate(review.approved_by):
            if role not in approvers:
                message = f"`{role}` approves no tier{did_you_mean(role, approvers)}"
                fix = f"name one of {one_of(approvers)}, or remove it"
                yield Finding(Place(path, ("approved_by", index)), message, fix, path)
