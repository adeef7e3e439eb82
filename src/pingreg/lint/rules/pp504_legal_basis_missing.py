"""PP504 legal-basis-missing: fields are collected for a purpose that has no legal basis.

## Why
Data may be collected on one of six grounds (GDPR Art. 6), and which it is decides what people may ask: on consent they
may withdraw it, on legitimate interests they may object. What is collected for a purpose that came later than the list
of grounds is collected on none.

Asked of registries that have `processing` in their policy.

## At run time
Nothing: a ground is a fact outside of the data. What an instance may send is checked with each payload.

## Bad
```yaml
# policy.yaml
stores:
  warehouse: {country: IE, retention: {pings: 3y, events: 1y}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract}
  security: [encrypted on the way and at rest]
  objection: write to the contact
```

## Good
```yaml
# policy.yaml
stores:
  warehouse: {country: IE, retention: {pings: 3y, events: 1y}}
processing:
  controller: {name: Example Company, contact: privacy@example.com}
  legal_bases: {support: contract, updates: contract, product_improvement: legitimate_interests}
  security: [encrypted on the way and at rest]
  objection: write to the contact
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.personal import uses
from pingreg.lint.rule import Context, rule
from pingreg.naming import counted
from pingreg.resolve.model import Registry
from pingreg.resolve.references import purposes_of
from pingreg.spec.layout import POLICY

_PLACE = Place(POLICY, ("processing", "legal_bases"), "key")


@rule("PP504", "legal-basis-missing", over="registry", doc=__doc__)
def legal_basis_missing(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look up each purpose that fields have; one that no tier allows is told as unknown."""
    processing = registry.policy.processing
    if processing is None:
        return
    known = purposes_of(registry.policy)
    for purpose, fields in sorted(uses(registry).items()):
        if purpose in known and purpose not in processing.legal_bases:
            yield Finding(
                _PLACE,
                f"`{purpose}` has no legal basis, and {counted(fields, 'field')} {_is(fields)} collected for it",
                f"add `{purpose}: ...` with one of the grounds of Art. 6, or collect nothing for it",
                POLICY,
            )


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
