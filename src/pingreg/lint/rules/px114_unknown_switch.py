"""PX114 unknown-switch: a license names a switch that the policy does not have.

## Why
Switches tell how much an instance sends by itself, and the policy says for each what that is. A name that it
does not have is a typo, and `status` would show that everything is sent.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100
    created: 2022-05-01
    switches: [disableNoncriticalTelemetry]
```

## Good
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100
    created: 2022-05-01
    switches: [disableNonCriticalTelemetry]
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.naming import did_you_mean, one_of
from pingreg.resolve.agreements import Contract


@rule("PX114", "unknown-switch", over="contract", doc=__doc__)
def unknown_switch(contract: Contract, context: Context) -> Iterator[Finding]:
    """Look every switch up in the policy."""
    known = context.registry.policy.switches
    for license_ in contract.licenses:
        for index, switch in enumerate(license_.switches):
            if switch not in known:
                fix = f"use one of {one_of(known)}" if known else "declare it under `switches` in `policy.yaml`"
                message = f"`{switch}` is no switch{did_you_mean(switch, known)}"
                yield Finding(license_.place.at("switches", index), message, fix)
