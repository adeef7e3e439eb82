"""PT112 site-on-file-twice: one site is under two contracts, or twice under one.

## Why
A site is one running instance, with one license. When it is listed twice, a payload that says nothing but its site is
treated by the stricter of both, and one of them is wrong.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100
    created: 2022-05-01
    sites: [5f0a8d7e]
# contracts/shop.yaml
title: Shop
hosting: self_hosted
licenses:
  - key_sha256: 1b7e4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100
    created: 2022-05-01
    sites: [5f0a8d7e]
```

## Good
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100
    created: 2022-05-01
    sites: [5f0a8d7e]
# contracts/shop.yaml
title: Shop
hosting: self_hosted
licenses:
  - key_sha256: 1b7e4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100
    created: 2022-05-01
    sites: [9b1c6f0e]
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.resolve.agreements import Contract
from pingreg.resolve.model import Registry


@rule("PT112", "site-on-file-twice", over="registry", doc=__doc__)
def site_on_file_twice(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look for sites that are listed in more than one place."""
    seen: dict[str, tuple[Contract, Place]] = {}
    for contract in registry.contracts.contracts:
        for site, place in _sites(contract):
            first = seen.setdefault(site.lower(), (contract, place))
            if first[1] is not place:
                yield Finding(
                    place,
                    f"the site is on file under `{first[0].subject}` as well",
                    "keep it where it belongs, and remove the other",
                    contract.subject,
                    ((first[1], "the other one"),),
                )


def _sites(contract: Contract) -> Iterator[tuple[str, Place]]:
    holders = [(contract.sites, contract.place), *((one.sites, one.place) for one in contract.licenses)]
    for sites, place in holders:
        yield from ((site, place.at("sites", index)) for index, site in enumerate(sites))
