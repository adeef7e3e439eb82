"""PT109 term-without-reference: a term does not say where it was agreed.

## Why
What is kept of a customer's instances rests on a paper that somebody signed. Without a reference to it nobody can
check the term, and the customer who asks gets no answer.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - {from: 2025-01-01, pings: full, events: none}
```

## Good
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - {from: 2025-01-01, pings: full, events: none, reference: "order form 6, clause 3"}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.agreements import Contract


@rule("PT109", "term-without-reference", over="contract", doc=__doc__)
def term_without_reference(contract: Contract, _: Context) -> Iterator[Finding]:
    """Look for terms without `reference`."""
    for term in contract.terms:
        if not term.reference:
            message = f"nothing says where the term from {term.starts} was agreed"
            yield Finding(term.place.at("from"), message, 'add `reference:`, such as `"order form 6, clause 3"`')
