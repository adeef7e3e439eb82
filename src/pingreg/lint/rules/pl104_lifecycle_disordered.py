"""PL104 lifecycle-disordered: a field's versions come in an order that cannot be.

## Why
Nobody could tell from GitLab's statuses which metrics were still sent (gitlab-org/gitlab issue 324149). A field that
was removed before it was introduced says that one of the two versions is wrong, and audits by release believe both.
`unknown` comes before and after nothing.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    since: "3.19"
    removed: {in: "3.2", because: the button is gone}
    description: Clicks on the button that opened the example feature.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    since: "3.19"
    removed: {in: "4.2", because: the button is gone}
    description: Clicks on the button that opened the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.lint.written import origin_of
from pingreg.resolve.model import Field
from pingreg.spec.versions import is_before, order, upper_end

_ENDS = frozenset({"removed", "deprecated", "broken_in"})
_FIX = "mend the version that is wrong; write `unknown` when nobody knows it"


@rule("PL104", "lifecycle-disordered", over="declaration", doc=__doc__)
def lifecycle_disordered(field: Field, context: Context) -> Iterator[Finding]:
    """Compare what a field says of its beginning, its faults and its end."""
    spec = field.spec
    if spec.model_fields_set.isdisjoint(_ENDS):
        return
    name, key = f"`{field.steps[-1]}`", field.declaration.key
    if spec.deprecated is not None and spec.deprecated.since is not None:
        at = key("deprecated").at("in")
        if is_before(spec.deprecated.since, field.since):
            yield _finding(
                at,
                f"{name} is deprecated in {spec.deprecated.since}, introduced in {field.since}",
                _introduced(field, context),
            )
        if spec.removed is not None and is_before(spec.removed.since, spec.deprecated.since):
            message = f"{name} is removed in {spec.removed.since}, deprecated in {spec.deprecated.since}"
            yield _finding(key("removed").at("in"), message, (at, "deprecated here"))
    if spec.removed is not None and _is_over(spec.removed.since, field.since, included=False):
        message = f"{name} is removed in {spec.removed.since}, introduced in {field.since}: no release had it"
        yield _finding(key("removed").at("in"), message, _introduced(field, context))
    for index, versions in enumerate(spec.broken_in or ()):
        end = upper_end(versions)
        if end is not None and _is_over(end[0], field.since, included=end[1]):
            message = f"{name} is broken in `{versions}`, introduced in {field.since}"
            yield _finding(key("broken_in").at(index), message, _introduced(field, context))


def _introduced(field: Field, context: Context) -> tuple[Place, str]:
    return origin_of(field, "since", context)[1], "introduced here"


def _finding(place: Place, message: str, related: tuple[Place, str]) -> Finding:
    return Finding(place, message, _FIX, related=(related,))


def _is_over(end: str, since: str, *, included: bool) -> bool:
    """Tell whether what ends at `end` is over when `since` comes out."""
    return is_before(end, since) or (not included and order(end) is not None and order(end) == order(since))
