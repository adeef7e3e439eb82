"""PT111 license-on-file-twice: one license is under two contracts, or twice under one.

## Why
An instance is found by its license. When the license leads to two contracts the stricter one holds, and one of the two
customers is not treated as they agreed. One of the lines was copied.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
# contracts/shop.yaml
title: Shop
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
```

## Good
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
# contracts/shop.yaml
title: Shop
hosting: self_hosted
licenses:
  - {key_sha256: 1b7e4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry


@rule("PT111", "license-on-file-twice", over="registry", doc=__doc__)
def license_on_file_twice(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look for digests that more than one entry has."""
    for entries in registry.contracts.by_digest.values():
        first, *others = ((entry.contract, entry.license) for entry in entries if entry.license is not None)
        for contract, license_ in others:
            yield Finding(
                license_.place.at("key_sha256"),
                f"the license is on file under `{first[0].subject}` as well",
                "keep it where it belongs, and remove the other",
                contract.subject,
                ((first[1].place.at("key_sha256"), "the other one"),),
            )
