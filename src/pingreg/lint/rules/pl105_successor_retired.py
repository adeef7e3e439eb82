"""PL105 successor-retired: a deprecated field sends its readers to one that is deprecated or removed itself.

## Why
Removed metrics were still sent years later (gitlab-org/gitlab issue 557479), and whoever reads one needs the way to
what is sent today. Whoever follows `use` once must arrive.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    deprecated: {use: Taps}
    description: Clicks on the button that opens the example feature.
  Taps:
    count: {event: Click, per: month}
    removed: {in: "4.2", because: nobody read it}
    description: Taps on the button that opened the example feature.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    deprecated: {use: Taps}
    description: Clicks on the button that opens the example feature.
  Taps:
    count: {event: Click, per: month}
    description: Taps on the button that opens the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.named import Names
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry


@rule("PL105", "successor-retired", over="registry", doc=__doc__)
def successor_retired(registry: Registry, _: Context) -> Iterator[Finding]:
    """Follow each `use` one step."""
    names = Names(registry)
    for area in registry.areas:
        for field in area.fields:
            if field.spec.deprecated is None or field.spec.deprecated.use is None:
                continue
            successor = names.field(field.spec.deprecated.use, area)
            if successor is None or not (successor.is_tombstone or successor.spec.deprecated is not None):
                continue
            state = "removed" if successor.is_tombstone else "deprecated"
            there = successor.declaration.key("removed" if successor.is_tombstone else "deprecated")
            yield Finding(
                field.declaration.key("deprecated").at("use"),
                f"the successor `{successor.declaration.subject}` is {state} itself",
                "name the field that is to be read today, or say `because:` when there is none",
                field.declaration.subject,
                ((there, f"{state} here"),),
            )
