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

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.granted import deciding_days, fields_gained, granted, keeps_more, told_grant
from pingreg.compat.rule import Change, compat
from pingreg.resolve.agreements import Entry


@compat("PC243", "license-widened", category="privacy", over="registry", doc=__doc__)
def license_widened(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare what is kept of each license, by its digest, under the policy of today; terms alone are PC242's."""
    registry = comparison.after.registry
    old = comparison.before.registry.contracts.by_digest
    for digest, entries in registry.contracts.by_digest.items():
        before = old.get(digest)
        if before is None or list(map(_said, before)) == list(map(_said, entries)):
            continue
        for day in deciding_days(registry, *before, *entries):
            was, now = granted(registry, before, day), granted(registry, entries, day)
            if not keeps_more(now, was):
                continue
            at, there = entries[0].license, before[0].license
            yield Change(
                (at or entries[0].contract).place,
                "more is kept of a license, which says otherwise than it did or stands under another contract",
                "restore the license, or have the change approved, with the reference that allows it",
                before=told_grant(was),
                after=told_grant(now),
                was=(there or before[0].contract).place,
                subject=entries[0].contract.subject,
                fields=fields_gained(registry, now, was),
            )
            break


def _said(entry: Entry) -> tuple[object, ...]:
    """Give what of an entry decides beside its terms."""
    license_ = entry.license
    said = (license_.created, license_.tags, license_.environment) if license_ else ()
    return entry.contract.name, entry.contract.is_sound, *said
