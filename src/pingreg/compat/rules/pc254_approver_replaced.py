"""PC254 approver-replaced: somebody else than before agrees in the name of an approver.

## Why
`code_owners` says who `legal` is. Whoever changes that line decides who may approve the rest of the pull request and
all that come after it, so those agree to it who were named before.

## Bad
```yaml
# before
# policy.yaml
code_owners: {data: "@example/data", legal: "@example/legal"}
```
```yaml
# after
# policy.yaml
code_owners: {data: "@example/data", legal: "@example/growth"}
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
# policy.yaml
code_owners: {data: "@example/data", legal: "@example/legal"}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.spec.layout import POLICY

_PLACE = Place(POLICY, ("code_owners",))


@compat("PC254", "approver-replaced", category="privacy", over="registry", doc=__doc__)
def approver_replaced(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare who each approver is; one who approves nothing any more is told where the tier lost them."""
    policy = comparison.after.registry.policy
    old, new = comparison.before.registry.policy.code_owners or {}, policy.code_owners or {}
    for role, before in old.items():
        after = new.get(role)
        if role in policy.approvers and (after is None or after.casefold() != before.casefold()):
            yield Change(
                _PLACE.at(role),
                f"`{role}` is somebody else",
                f'write `{role}: "{before}"` again, or have {before} agree to it',
                before=before,
                after=after or "nobody",
                was=_PLACE.at(role),
                subject=POLICY,
            )
