"""PC202 added-to-critical: a ping that is sent already gets a field in a tier of the level `critical`.

## Why
The critical tier is what is left when a customer has switched everything else off, so whoever adds to it asks those
who said no. It grew field by field from five to eleven, and one of them served the product (sourcegraph issue 8995,
pull 10402). A new ping is another matter: it is looked at as a whole.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Views:
    count: {event: View, per: week}
    tier: critical
    purposes: [support]
    description: Times that the page of the example feature was seen.
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Views: {count: {event: View, per: week}, description: Times that the page of the example feature was seen.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import written_with
from pingreg.resolve.model import Field


@compat("PC202", "added-to-critical", category="privacy", over="added", doc=__doc__)
def added_to_critical(field: Field, comparison: Comparison) -> Iterator[Change]:
    """Look at the level of what is new in a ping that is not."""
    if field.level == "critical" and field.ping in comparison.before.registry.pings:
        yield Change(
            written_with(field, "tier", comparison),
            "the critical tier gains {fields}",
            "add it to a tier that customers can switch off, or have it approved by those who answer for this one",
            before="not collected",
            after=f"{field.tier}, kept from level {field.level}",
        )
