"""PP107 beyond-excuse: a field holds what no exception can answer for.

## Why
What a product does is never improved by knowing somebody's illness, fingerprint, passport, password or card. Data on
health and of the body is of a special kind (GDPR Art. 9), and whoever holds credentials or numbers that pay answers for
their loss. No ground in an exception makes up for that, so an exception does not quiet this rule. How many did
something is admitted in a ping, and so is whether an account has a password or a card; whether somebody is ill is not,
nor how ill: a sum, a mean, a percentile or a gauge with a unit measures. In an event, which is about one person, every
amount is that person's. A license key that an instance is known by has the category `system.authentication`, which an
exception can answer for.

## At run time
`pingreg scan` looks for cards, national numbers and secrets in what arrives, wherever they stand. Whether a text is
about somebody's health nothing can tell.

## Bad
```yaml
fields:
  card:
    text: {}
    pattern: "^[0-9]{4}$"
    max_length: 4
    category: user.payment
    description: Last digits of the card that pays.
    exception: {basis: billing wants to see it, approved_by: legal, review_by: 2027-06-30}
```
```yaml
fields:
  ill: {flag: {}, category: user.health_and_medical, description: Whether the owner of the account is ill.}
```

## Good
```yaml
fields:
  payers:
    gauge: {of: accounts that pay}
    category: user.payment
    description: Accounts that pay by card.
    exception: {basis: the plan is priced by it, approved_by: legal, review_by: 2027-06-30}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.admitted import is_past_excuse
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area


@rule("PP107", "beyond-excuse", over="area", events=True, doc=__doc__)
def beyond_excuse(area: Area, context: Context) -> Iterator[Finding]:
    """Look at the categories, whatever else is said."""
    for field in area.fields:
        if field.is_distinct and is_past_excuse(field, context.registry) and not field.is_tombstone:
            declaration = field.declaration
            said = context.registry.lineage(field, "category")
            own = "category" in field.spec.model_fields_set
            name = Place(declaration.place.path, declaration.place.keys, "key")
            yield Finding(
                declaration.key("category") if own else name,
                f"`{field.steps[-1]}` holds `{field.category}`, and no exception can answer for that",
                "collect something else, such as a count over a week, or nothing",
                declaration.subject,
                () if own or said is None else ((said, "the category is said here"),),
            )
