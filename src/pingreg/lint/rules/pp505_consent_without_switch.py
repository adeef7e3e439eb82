"""PP505 consent-without-switch: fields are collected on consent, and no setting takes it back.

## Why
Whoever consented may withdraw, as easily as they gave it (GDPR Art. 7). Data that an instance sends by itself every
half hour is only stopped by a setting of the instance: an address to write to stops the next ping in a week. Without a
switch the ground is not consent.

## At run time
`pingreg enforce` keeps no more than a contract's level, whatever is sent. That an instance obeys its own switch shows
only in what arrives.

## Bad
```yaml
# policy.yaml
switches: {}
stores:
  warehouse: {country: IE, retention: {pings: 3y, events: 1y}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: consent}
  security: [encrypted on the way and at rest]
  objection: write to the contact
```

## Good
```yaml
# policy.yaml
switches:
  sendUsage: {value: "false", sends: critical}
stores:
  warehouse: {country: IE, retention: {pings: 3y, events: 1y}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: consent}
  security: [encrypted on the way and at rest]
  objection: write to the contact
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.personal import uses
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry
from pingreg.spec.layout import POLICY


@rule("PP505", "consent-without-switch", over="registry", doc=__doc__, severity=Severity.WARNING)
def consent_without_switch(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look for purposes on consent where the policy has no switch."""
    policy = registry.policy
    if policy.processing is None or policy.switches:
        return
    used = uses(registry)
    for purpose, ground in policy.processing.legal_bases.items():
        if ground == "consent" and purpose in used:
            yield Finding(
                Place(POLICY, ("processing", "legal_bases", purpose)),
                f"`{purpose}` rests on consent, and no setting of an instance takes it back",
                "declare the setting under `switches`, or name another ground",
                POLICY,
            )
