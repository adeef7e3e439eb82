"""PC121 area-changed: a field is declared in another area.

## Why
An area is a file, a page of the handbook, and a module of the generated code, and one team answers for it. What is sent
and stored is as it was; imports of the module no longer find the field, links to its page lead nowhere, and the reviews
of its next change may go to others.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  Opens: {count: {event: View, per: week}, description: Times that somebody opened the example page.}
# pings/app/second.yaml
title: Second example
description: What people do with the second example feature.
why: {question: Is the second example feature used?, decision: whether to keep it}
owner: growth
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.2"
at: {request: example}
fields:
  Reads: {count: {event: View, per: week}, description: Times that somebody read the whole example page.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/app/second.yaml
title: Second example
description: What people do with the second example feature.
why: {question: Is the second example feature used?, decision: whether to keep it}
owner: growth
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.2"
at: {request: example}
fields:
  Opens: {count: {event: View, per: week}, description: Times that somebody opened the example page.}
  Reads: {count: {event: View, per: week}, description: Times that somebody read the whole example page.}
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/app/second.yaml
title: Second example
description: What people do with the second example feature.
why: {question: Is the second example feature used?, decision: whether to keep it}
owner: growth
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.2"
at: {request: example}
fields:
  Reads: {count: {event: View, per: week}, description: Times that somebody read the whole example page.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
# pings/app/second.yaml
title: Second example
description: What people do with the second example feature.
why: {question: Is the second example feature used?, decision: whether to keep it}
owner: growth
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.2"
at: {request: example}
fields:
  Opens: {count: {event: View, per: week}, description: Times that somebody opened the example page.}
  Reads: {count: {event: View, per: week}, description: Times that somebody read the whole example page.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Severity


@compat("PC121", "area-changed", category="code", over="pair", severity=Severity.WARNING, doc=__doc__)
def area_changed(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare the areas of a field that kept its name; what moved together is told once, where it stands now."""
    before, after = pair.before.area, pair.after.area
    if before == after or pair.is_renamed:
        return
    yield Change(
        comparison.home_of(pair.after),
        "the area of {fields} is another one",
        "keep the declarations in their file, or tell those who import the generated code",
        before=before,
        after=after,
        was=pair.before.declaration.place,
    )
