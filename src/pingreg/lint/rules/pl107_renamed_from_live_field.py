"""PL107 renamed-from-live-field: a field claims the past of another that is still alive.

## Why
`renamed_from` joins two names into one series. When the old name is still declared as if new releases sent it, the
series counts the same thing twice, or joins two things. Old releases do send the old name: it stays as a tombstone, or
as a deprecated field.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Presses:
    count: {event: Click, per: week}
    renamed_from: Clicks
    description: Presses of the button that opens the example feature.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    removed: {in: "4.2", because: it is called Presses now}
    description: Clicks on the button that opens the example feature.
  Presses:
    count: {event: Click, per: week}
    renamed_from: Clicks
    description: Presses of the button that opens the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.named import Names
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry


@rule("PL107", "renamed-from-live-field", over="registry", doc=__doc__)
def renamed_from_live_field(registry: Registry, _: Context) -> Iterator[Finding]:
    """Follow each `renamed_from`; a name that nothing declares any more is what it should be."""
    names = Names(registry)
    for area in registry.areas:
        for field in area.fields:
            if field.spec.renamed_from is None:
                continue
            old = names.field(field.spec.renamed_from, area)
            if old is None or old.is_tombstone or old.spec.deprecated is not None:
                continue
            there = old.declaration.place
            yield Finding(
                field.declaration.key("renamed_from"),
                f"`{old.declaration.subject}` is still alive",
                "bury it with `removed:`, deprecate it, or drop `renamed_from`",
                field.declaration.subject,
                ((Place(there.path, there.keys, "key"), "declared here"),),
            )
