"""PN102 name-confusable: a name differs from its sibling's in case or separators only.

## Why
`untrustedModules`, `untrusted_modules` and `untrusted-modules` stood beside one another in
mozilla-services/mozilla-pipeline-schemas. Sooner or later a sender writes to one and a dashboard reads another, and
nobody sees that they are not the same.

## Bad
```yaml
fields:
  pageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  pageviews:
    distinct: {event: View, per: week}
    description: People who visited the page of the example feature.
```

## Good
```yaml
fields:
  pageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  pageVisitors:
    distinct: {event: View, per: week}
    description: People who visited the page of the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.lint.siblings import siblings
from pingreg.naming import folded
from pingreg.resolve.model import Ping


@rule("PN102", "name-confusable", over="ping", doc=__doc__)
def name_confusable(ping: Ping, _: Context) -> Iterator[Finding]:
    """Look in each container for names that are one to a reader; mostly there are none in the whole ping."""
    spelled = {step for field in ping.fields for step in field.steps}
    if len({*folded("\n".join(spelled)).split("\n")}) == len(spelled):
        return
    for names in siblings(ping).values():
        seen: dict[str, str] = {}
        for name, field in names.items():
            other = seen.setdefault(folded(name), name)
            if other != name:
                first, second = names[other].declaration.place, field.declaration.place
                yield Finding(
                    Place(second.path, second.keys, "key"),
                    f"`{name}` differs from its sibling `{other}` in case or separators only",
                    "rename it so that the two cannot be taken for one another, or drop one of them",
                    field.declaration.subject,
                    ((Place(first.path, first.keys, "key"), f"`{other}` is here"),),
                )
