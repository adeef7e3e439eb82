"""PC255 instance-off-file: an instance is on no file any more, or under another contract, and more is kept of it.

## Why
What is on no file is a stranger to the policy, and of a stranger without a license often everything is kept. Whoever
deletes a contract that allows nothing, or a site from its list, has raised it to that without a term, a license or a
line of the policy being touched.

## Bad
```yaml
# before
# pingreg.yaml
contracts: contracts
# contracts/acme.yaml
title: Acme
hosting: self_hosted
sites: [9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14, 5f0a8d7e-3d5a-4b7e-9c21-9b1c6f0e6b14]
terms: [{from: 2026-01-01, pings: none, events: none, reference: order form 1}]
```
```yaml
# after
# pingreg.yaml
contracts: contracts
# contracts/acme.yaml
title: Acme
hosting: self_hosted
sites: [9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14]
terms: [{from: 2026-01-01, pings: none, events: none, reference: order form 1}]
```

## Good
```yaml
# before
# pingreg.yaml
contracts: contracts
# contracts/acme.yaml
title: Acme
hosting: self_hosted
sites: [9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14]
terms: [{from: 2026-01-01, pings: none, events: none, reference: order form 1}]
```
```yaml
# after
# pingreg.yaml
contracts: contracts
# contracts/acme-europe.yaml
title: Acme Europe
hosting: self_hosted
sites: [9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14]
terms: [{from: 2026-01-01, pings: none, events: none, reference: order form 1}]
```
"""

from collections.abc import Iterator
from itertools import chain

from pingreg.compat.comparison import Comparison
from pingreg.compat.granted import deciding_days, fields_gained, granted, keeps_more, told_grant
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.agreements import Contract, Contracts, Entry
from pingreg.resolve.grants import Known
from pingreg.spec.layout import MANIFEST

_ABSENT, _UNRECOGNIZED = Known("absent", None, None), Known("unrecognized", None, None)
_Lost = tuple[Entry, ...]


@compat("PC255", "instance-off-file", category="privacy", over="registry", doc=__doc__)
def instance_off_file(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare what is kept of each site and license that is known otherwise now; of each contract one is told."""
    old, new = comparison.before.registry.contracts, comparison.after.registry.contracts
    names = {one.name: one for one in new.contracts}
    told: set[str] = set()
    for before, after, stranger in chain(_sites(old, new), _licenses(old, new)):
        contract = before[0].contract
        if contract.name not in told and (found := _change(before, after, stranger, names, comparison)):
            told.add(contract.name)
            yield found


def _sites(old: Contracts, new: Contracts) -> Iterator[tuple[_Lost, _Lost, Known]]:
    for site, before in old.by_site.items():
        after = new.by_site.get(site, ())
        if [one.contract.name for one in before] != [one.contract.name for one in after]:
            yield before, after, _ABSENT


def _licenses(old: Contracts, new: Contracts) -> Iterator[tuple[_Lost, _Lost, Known]]:
    """Find those that are on no file; one that is under another contract is compared as a license."""
    return ((before, (), _UNRECOGNIZED) for digest, before in old.by_digest.items() if digest not in new.by_digest)


def _change(
    before: _Lost, after: _Lost, stranger: Known, names: dict[str, Contract], comparison: Comparison
) -> Change | None:
    registry = comparison.after.registry
    former = before[0].contract
    there = after[0].contract if after else names.get(former.name)
    for day in deciding_days(registry, *before, *after):
        was, now = granted(registry, before, day), granted(registry, after, day, stranger=stranger)
        if keeps_more(now, was):
            return Change(
                there.place if there else Place(MANIFEST, ("contracts",)),
                "more is kept of an instance, which is on no file any more or under another contract",
                "put the instance back under its contract, or say in a term of the other one what was agreed",
                before=told_grant(was),
                after=told_grant(now),
                was=former.place,
                subject=former.subject if names else "contracts",
                fields=fields_gained(registry, now, was),
            )
    return None
