"""PT116 contract-without-instance: a contract names no license and no site.

## Why
An instance is found by its license, else by its site. A contract that names neither is on file for nobody: what the
customer agreed to, and what they wanted withheld, is applied to none of their instances, and nothing else would say so.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
terms:
  - {from: 2025-01-01, pings: critical, events: none, reference: order form 6}
```

## Good
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - {from: 2025-01-01, pings: critical, events: none, reference: order form 6}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.agreements import Contract


@rule("PT116", "contract-without-instance", over="contract", doc=__doc__)
def contract_without_instance(contract: Contract, _: Context) -> Iterator[Finding]:
    """Look for a contract that nothing leads to; one that is not sound may have lost what did."""
    if contract.is_sound and not contract.licenses and not contract.sites:
        yield Finding(
            contract.place.at("title", on="key"),
            "the contract names no license and no site, and so is on file for nobody",
            "add the customer's license under `licenses`, or an instance without one under `sites`",
        )
