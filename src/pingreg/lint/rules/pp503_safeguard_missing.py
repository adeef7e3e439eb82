"""PP503 safeguard-missing: data goes to a country that is not covered, and the ground on which it may is not said.

## Why
Data of people leaves the European Economic Area only on a ground that somebody can name: a decision that the country
protects it, contractual clauses, rules that bind a group (GDPR Art. 44 to 49). The record of processing has a column
for it (Art. 30), and a store that was set up where machines were cheap leaves that column empty.

Asked of registries that have `processing` in their policy. Countries that were found adequate as a whole need no
safeguard; where that holds for some recipients only, it has to be named.

## At run time
Nothing: where a store stands is outside of what pingreg sees.

## Bad
```yaml
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 1y}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way and at rest]
  objection: write to the contact
```

## Good
```yaml
# policy.yaml
stores:
  warehouse: {country: US, safeguard: standard contractual clauses, retention: {pings: 3y, events: 1y}}
  archive: {country: IE, retention: {pings: 3y}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way and at rest]
  objection: write to the contact
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.countries import is_covered
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry
from pingreg.spec.layout import POLICY


@rule("PP503", "safeguard-missing", over="registry", doc=__doc__)
def safeguard_missing(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look up the country of each store."""
    if registry.policy.processing is None:
        return
    for name, store in registry.policy.stores.items():
        if store.safeguard is None and not is_covered(store.country):
            yield Finding(
                Place(POLICY, ("stores", name, "country")),
                f"`{name}` is in {store.country}, and on which ground data may go there is not said",
                "add `safeguard: ...`, such as `standard contractual clauses`, or move the store",
                POLICY,
            )
