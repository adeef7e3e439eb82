"""PC279 source-ties: a source holds something more by which it can be matched with telemetry.

## Why
No field changed, and yet each row tells more: a table of contacts beside an address makes a ping a remark about a
person in the sales department's books. Analysts found customers behind data that was called anonymous because both
lay in one warehouse. What a source holds is declared for this, and that it holds more is for people to judge.

## Bad
```yaml
# before
# pings/app/contact.yaml
title: Contact
description: Whom to write to.
why: {question: Who runs the app?, decision: whom to warn}
owner: platform
tier: critical
purposes: [support]
category: user.contact.email
since: "1.2"
fields:
  admin:
    id: {of: person}
    max_length: 320
    pattern: "^[^@ ]+@[^@ ]+$"
    description: Mail address of whoever installed the app.
    exception: {basis: somebody has to be warned, approved_by: legal, review_by: 2027-06-30}
# sources/crm.yaml
title: Customer relations
description: Contacts of customers.
owner: platform
store: crm
```
```yaml
# after
# pings/app/contact.yaml
title: Contact
description: Whom to write to.
why: {question: Who runs the app?, decision: whom to warn}
owner: platform
tier: critical
purposes: [support]
category: user.contact.email
since: "1.2"
fields:
  admin:
    id: {of: person}
    max_length: 320
    pattern: "^[^@ ]+@[^@ ]+$"
    description: Mail address of whoever installed the app.
    exception: {basis: somebody has to be warned, approved_by: legal, review_by: 2027-06-30}
# sources/crm.yaml
title: Customer relations
description: Contacts of customers.
owner: platform
store: crm
holds:
  mail: {of: person, category: user.contact.email}
```

## Good
```yaml
# before
# sources/crm.yaml
title: Customer relations
description: Contacts of customers.
owner: platform
store: crm
```
```yaml
# after
# sources/crm.yaml
title: Customer relations
description: Contacts of customers.
owner: platform
store: crm
holds:
  plan: {of: organisation, category: user.behavior.purchase_history}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import FIELDS, Change, compat
from pingreg.resolve.joins import joins_of


@compat("PC279", "source-ties", category="privacy", over="registry", doc=__doc__)
def source_ties(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare what each identifier of a source ties; what a field does to be tied is told where it changed."""
    before, after = comparison.before.registry, comparison.after.registry
    if before.sources == after.sources or not after.sources:
        return
    old = {held.subject: (held, fields) for held, fields in joins_of(before).tied()}
    for held, fields in joins_of(after).tied():
        known, tied = old.get(held.subject, (None, ()))
        names = {field.name for field in fields} - {field.name for field in tied}
        if names and (known is None or known.spec != held.spec):
            place = held.source.place.at("holds", held.name)
            yield Change(
                place,
                f"`{held.subject}` may hold the same as {FIELDS}",
                "take it out of what is loaded, or have it approved by those who answer for the ping",
                before="not held" if known is None else f"held as `{known.spec.category}`",
                after=f"held as `{held.spec.category}`",
                was=None if known is None else place,
                subject=f"sources/{held.source.name}",
                fields=tuple(sorted(names)),
            )
