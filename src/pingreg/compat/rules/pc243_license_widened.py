"""PC243 license-widened: a license says more than it did, or stands under a contract that allows more.

## Why
Where no term decides, a tag, an age or the hosting of a license does: with `allow-air-gapped` taken off, an instance
that sent nothing sends everything, and no term was touched. So it goes when a license moves to another contract.

## Bad
```yaml
# before
# pingreg.yaml
contracts: contracts
# contracts/acme.yaml
title: Acme
hosting: self_hosted
licenses:
  - key_sha256: 7825dc49b906dff119ae3bc4eb88197248907bf653b103517c8df642038988d1
    created: 2024-02-01
    tags: [allow-air-gapped]
    sites: [9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14]
```
```yaml
# after
# pingreg.yaml
contracts: contracts
# contracts/acme.yaml
title: Acme
hosting: self_hosted
licenses:
  - key_sha256: 7825dc49b906dff119ae3bc4eb88197248907bf653b103517c8df642038988d1
    created: 2024-02-01
    sites: [9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14]
```

## Good
```yaml
# before
# pingreg.yaml
contracts: contracts
# contracts/acme.yaml
title: Acme
hosting: self_hosted
licenses:
  - key_sha256: 7825dc49b906dff119ae3bc4eb88197248907bf653b103517c8df642038988d1
    created: 2024-02-01
    sites: [9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14]
```
```yaml
# after
# pingreg.yaml
contracts: contracts
# contracts/acme.yaml
title: Acme
hosting: self_hosted
licenses:
  - key_sha256: 7825dc49b906dff119ae3bc4eb88197248907bf653b103517c8df642038988d1
    created: 2024-02-01
    tags: [allow-air-gapped]
    sites: [9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14]
```
"""

from collections.abc import Iterable, Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.granted import deciding_days, fields_gained, granted, keeps_more, told_grant
from pingreg.compat.rule import Change, compat
from pingreg.resolve.agreements import Entry


@compat("PC243", "license-widened", category="privacy", over="registry", doc=__doc__)
def license_widened(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare what is kept of each license, by its digest, and then of each site of the same contracts.

    The policy is that of today; terms and hosting alone are PC242's. Of the sites of a contract one is told, and none
    where one of its licenses was.
    """
    before, after = comparison.before.registry.contracts, comparison.after.registry.contracts
    told: set[str] = set()
    for digest, entries in after.by_digest.items():
        if found := _change(before.by_digest.get(digest, ()), entries, comparison):
            told.add(entries[0].contract.name)
            yield found
    for site, entries in after.by_site.items():
        was = before.by_site.get(site, ())
        name = entries[0].contract.name
        if name in told or _names(was) != _names(entries):
            continue
        if found := _change(was, entries, comparison):
            told.add(name)
            yield found


def _change(before: tuple[Entry, ...], entries: tuple[Entry, ...], comparison: Comparison) -> Change | None:
    """Find the first day on which more is kept than was."""
    if not before or list(map(_said, before)) == list(map(_said, entries)):
        return None
    registry = comparison.after.registry
    for day in deciding_days(registry, *before, *entries):
        was, now = granted(registry, before, day), granted(registry, entries, day)
        if keeps_more(now, was):
            at, there = entries[0].license, before[0].license
            return Change(
                (at or entries[0].contract).place,
                "more is kept of a license, which says otherwise than it did or stands under another contract",
                "restore the license, or have the change approved, with the reference that allows it",
                before=told_grant(was),
                after=told_grant(now),
                was=(there or before[0].contract).place,
                subject=entries[0].contract.subject,
                fields=fields_gained(registry, now, was),
            )
    return None


def _names(entries: Iterable[Entry]) -> set[str]:
    """Name the contracts of a site; one that is under another is PC255's."""
    return {entry.contract.name for entry in entries}


def _said(entry: Entry) -> tuple[object, ...]:
    """Give what of an entry decides beside its terms."""
    license_ = entry.license
    said = (license_.created, license_.tags, license_.environment) if license_ else ()
    return entry.contract.name, entry.contract.is_sound, *said
