"""PT107 gap-between-terms: between two terms of a contract there are days on which neither holds.

## Why
On the days between two terms the contract counts as ended: after a time of grace no events are kept, and pings only
as the policy says of what has expired. A renewal that was signed late leaves such a hole, and so does a day mistyped.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - {from: 2025-01-01, until: 2025-12-01, pings: full, events: none, reference: order form 6}
  - {from: 2026-01-01, pings: critical, events: none, reference: order form 7}
```

## Good
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - {from: 2025-01-01, pings: full, events: none, reference: order form 6}
  - {from: 2026-01-01, pings: critical, events: none, reference: order form 7}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.resolve.agreements import Contract


@rule("PT107", "gap-between-terms", over="contract", severity=Severity.WARNING, doc=__doc__)
def gap_between_terms(contract: Contract, _: Context) -> Iterator[Finding]:
    """Look for a term that starts after all before it have ended."""
    for index, term in enumerate(contract.terms[1:], 1):
        ends = [before.ends for before in contract.terms[:index] if before.ends is not None]
        if len(ends) == index and max(ends) < term.starts:
            yield Finding(
                term.place.at("from"),
                f"no term holds from {max(ends)} until this one starts on {term.starts}",
                "remove the `until` of the term before, or write down what held in between",
            )
