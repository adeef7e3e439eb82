"""PG114 approval-unguarded: somebody else than the approvers may change the policy, or record that they agreed.

## Why
A record in `reviews/` is worth what it takes to merge it. Where its author's own team owns the file, or nobody does,
the approval of `legal` is a word that anybody may write. `code_owners` says who each approver is, and CODEOWNERS has to
leave `policy.yaml` and `reviews/` to them alone: of several owners in a line one is enough. The last line that takes
a path decides, so that one that was added behind the right ones undoes them, and one that may take it counts as if
it did.

## Bad
```yaml
# policy.yaml
code_owners: {data: "@example/data", legal: "@example/legal"}
# .github/CODEOWNERS
/registry/policy.yaml @example/data @example/legal
/registry/reviews/ @example/data @example/legal
/registry/ @example/growth
```

## Good
```yaml
# policy.yaml
code_owners: {data: "@example/data", legal: "@example/legal"}
# .github/CODEOWNERS
/registry/ @example/growth
/registry/policy.yaml @example/data @example/legal
/registry/reviews/ @example/data @example/legal
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.naming import did_you_mean
from pingreg.resolve.model import Registry
from pingreg.spec.code_owners import GUARDED, fault_of
from pingreg.spec.layout import POLICY

_PLACE = Place(POLICY, ("code_owners",))


@rule("PG114", "approval-unguarded", over="registry", doc=__doc__)
def approval_unguarded(registry: Registry, context: Context) -> Iterator[Finding]:
    """Look each approver up, then each guarded path; outside of a repository no file guards any."""
    owners, approvers = registry.policy.code_owners, registry.policy.approvers
    if owners is None:
        return
    for role in owners:
        if role not in approvers:
            message = f"`{role}` approves nothing{did_you_mean(role, approvers)}"
            yield Finding(_PLACE.at(role, on="key"), message, "remove the line, or name an approver of a tier", POLICY)
    missing = [role for role in approvers if role not in owners]
    if missing:
        message = f"{' and '.join(f'`{role}`' for role in missing)} approve{'' if missing[1:] else 's'} as nobody"
        fix = f'add who that is in CODEOWNERS, such as `{missing[0]}: "@organisation/{missing[0]}"`'
        yield Finding(Place(_PLACE.path, _PLACE.keys, "key"), message, fix, POLICY)
    elif (file := context.code_owners) is not None:
        known = [owners[role] for role in approvers]
        faults: dict[str, list[str]] = {}
        for name in GUARDED:
            path = f"{file.folder}{name}"
            if fault := fault_of(file, path, known):
                faults.setdefault(fault, []).append(path)
        for fault, paths in faults.items():
            message = f"{fault} {' and '.join(f'`{path}`' for path in paths)} in {file.path}"
            fix = "run `pingreg generate code-owners`, which puts the lines at the end of the file"
            yield Finding(Place(_PLACE.path, _PLACE.keys, "key"), message, fix, POLICY)
