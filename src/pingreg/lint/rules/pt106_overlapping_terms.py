"""PT106 overlapping-terms: two terms of a contract hold on the same day.

## Why
A customer agreed to one thing at a time. Where two terms hold on a day nobody can say which one does; the stricter is
applied, which is safe, and not what either of them says.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - {from: 2025-01-01, until: 2026-03-01, pings: full, events: none, reference: order form 6}
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
  - {from: 2025-01-01, until: 2026-01-01, pings: full, events: none, reference: order form 6}
  - {from: 2026-01-01, pings: critical, events: none, reference: order form 7}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.agreements import Contract


@rule("PT106", "overlapping-terms", over="contract", doc=__doc__)
def overlapping_terms(contract: Contract, _: Context) -> Iterator[Finding]:
    """Compare the start of each term with the ends of those before it."""
    for index, term in enumerate(contract.terms):
        before = (other for other in contract.terms[:index] if other.ends is None or other.ends > term.starts)
        other = next(before, None)
        if other is not None:
            yield Finding(
                term.place.at("from"),
                f"the term from {other.starts} still holds when this one starts on {term.starts}",
                f"let the earlier one end before: give it `until: {term.starts}`, or another start to this one",
                related=((other.place.at("from"), "the earlier term"),),
            )
