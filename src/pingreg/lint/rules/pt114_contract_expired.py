"""PT114 contract-expired: the last term of a contract has ended, and the contract is still on file.

## Why
A contract that has ended keeps working by what the policy says of expired ones, without anybody's decision. It was
renewed and the term not written down, or it is over and the instance should be known as what it is now.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - {from: 2025-01-01, until: 2026-01-01, pings: full, events: none, reference: order form 6}
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

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.resolve.agreements import Contract


@rule("PT114", "contract-expired", over="contract", severity=Severity.WARNING, doc=__doc__)
def contract_expired(contract: Contract, context: Context) -> Iterator[Finding]:
    """Compare the end of the last term with today."""
    last = contract.last_term
    if last is not None and last.ends is not None and last.ends <= context.today:
        yield Finding(
            last.place.at("until"),
            f"the last term ended on {last.ends}",
            "add the term that follows, or remove the contract",
        )
