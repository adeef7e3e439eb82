"""PC270 finer-periods-admitted: something may be counted over shorter periods than before.

## Why
A count of a day tells more of each of its users than one of a month, and a moment to the day more than one to the
week. How short a period may be is one word for the whole registry: whoever lowers it lets each field that comes after
be finer, and no field changes with it.

## Bad
```yaml
# before
# policy.yaml
finest_period: week
```
```yaml
# after
# policy.yaml
finest_period: day
```

## Good
```yaml
# before
# policy.yaml
finest_period: day
```
```yaml
# after
# policy.yaml
finest_period: week
```
"""

from collections.abc import Iterator
from typing import get_args

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.spec.layout import POLICY
from pingreg.spec.policy import FinestPeriod

_PLACE = Place(POLICY, ("finest_period",))


@compat("PC270", "finer-periods-admitted", category="privacy", over="registry", doc=__doc__)
def finer_periods_admitted(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the shortest period of either policy."""
    before, after = comparison.before.registry.policy.finest_period, comparison.after.registry.policy.finest_period
    order = get_args(FinestPeriod)
    if order.index(after) < order.index(before):
        yield Change(
            _PLACE,
            "shorter periods are admitted",
            f"write `finest_period: {before}`, or have the shorter period approved by those who answer for the tiers",
            before=before,
            after=after,
            was=_PLACE,
        )
