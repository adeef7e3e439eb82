"""PT113 term-ends-soon: the last term of a contract ends within the next 60 days.

## Why
When the last term is over, grace begins, and after it no events are kept and pings only as the policy says. Whoever
talks to the customer needs some weeks to agree on what comes next.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - {from: 2025-01-01, until: 2027-01-01, pings: full, events: none, reference: order form 6}
```

## Good
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - {from: 2025-01-01, until: 2027-01-01, pings: full, events: none, reference: order form 6}
  - {from: 2027-01-01, pings: critical, events: none, reference: order form 7}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.resolve.agreements import Contract

_DAYS = 60


@rule("PT113", "term-ends-soon", over="contract", severity=Severity.WARNING, doc=__doc__)
def term_ends_soon(contract: Contract, context: Context) -> Iterator[Finding]:
    """Compare the end of the last term with today."""
    last = contract.last_term
    if last is not None and last.ends is not None and 0 < (last.ends - context.today).days <= _DAYS:
        yield Finding(
            last.place.at("until"),
            f"the last term ends on {last.ends}",
            "agree on what comes next, and add the term that follows",
        )
