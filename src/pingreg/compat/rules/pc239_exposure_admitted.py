"""PC239 exposure-admitted: what needed an exception before passes without one.

## Why
An exception has a reason, a person who allowed it and a day on which it is looked at again. When the policy admits
what it is about, the next such field arrives with none of the three, and the check that would ask stays silent.

## Bad
```yaml
# before
# policy.yaml
admits:
  pings: {nobody: bounded, organisation: pseudonym, person: never}
  events: {nobody: bounded, organisation: pseudonym, person: pseudonym}
```
```yaml
# after
# policy.yaml
admits:
  pings: {nobody: bounded, organisation: pseudonym, person: pseudonym}
  events: {nobody: free_text, organisation: pseudonym, person: pseudonym}
```

## Good
```yaml
# before
# policy.yaml
admits:
  pings: {nobody: free_text, organisation: identifier, person: never}
  events: {nobody: bounded, organisation: pseudonym, person: pseudonym}
```
```yaml
# after
# policy.yaml
admits:
  pings: {nobody: bounded, organisation: pseudonym, person: never}
  events: {nobody: bounded, organisation: pseudonym, person: never}
```
"""

from collections.abc import Iterator
from itertools import product

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.exposure import LADDER
from pingreg.spec.policy import Admissible

_WHOM = {"nobody": "nobody", "organisation": "an organisation", "person": "a person"}
_ORDER: tuple[Admissible, ...] = ("never", *LADDER)


@compat("PC239", "exposure-admitted", category="privacy", over="registry", doc=__doc__)
def exposure_admitted(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the worst exposures that pass."""
    old, new = comparison.before.registry.policy.admits, comparison.after.registry.policy.admits
    for kind, whom in product(("pings", "events"), _WHOM):
        before, after = (getattr(getattr(admits, kind), whom) for admits in (old, new))
        if _ORDER.index(after) > _ORDER.index(before):
            place = Place("policy.yaml", ("admits", kind, whom))
            yield Change(
                place,
                f"a worse exposure passes in {kind} for what identifies {_WHOM[whom]}",
                f"write `{whom}: {before}`, and give the field that needs more an `exception`",
                before=before,
                after=after,
                was=place,
            )
