"""PP106 keys-open: the keys of a map are data, and nothing lists them.

## Why
A key is sent like any value, and is easier to overlook: `{"ada@example.com": 3}` is a list of addresses with counts
beside them. Where the keys are a text or an id, each one also cuts the counts into groups as small as one person. A
label lists the keys, and `else` takes what is not on the list.

## At run time
`pingreg enforce` withholds a member whose key does not keep its pattern (PE105) or is not listed (PE106);
`pingreg scan` looks at keys as it does at values.

## Bad
```yaml
warehouse: {as: dropped}
fields:
  ByTheme.*:
    text: {}
    pattern: "^[a-z]{1,16}$"
    max_length: 16
    description: Name of a theme that somebody made.
  ByTheme.*.Count:
    count: {event: Click, per: week}
    description: Clicks while that theme was set.
```

## Good
```yaml
warehouse: {as: dropped}
fields:
  ByTheme.*:
    label: {values: [light, dark], else: other}
    description: Theme that was set.
  ByTheme.*.Count:
    count: {event: Click, per: week}
    description: Clicks while that theme was set.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.admitted import is_unanswered
from pingreg.lint.identifiers import identifier_named
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area

_OPEN = frozenset({"text", "id", "version"})


@rule("PP106", "keys-open", over="area", severity=Severity.WARNING, events=True, doc=__doc__, answered=True)
def keys_open(area: Area, context: Context) -> Iterator[Finding]:
    """Look for keys that are declared as anything but one of a closed set."""
    for field in area.fields:
        if field.kind not in _OPEN or field.steps[-1] != "*" or not field.is_distinct:
            continue
        is_said = field.spec.anonymize is not None or identifier_named(field) is not None
        if not is_said and is_unanswered(field, context.registry):
            above = field.steps[-2] if len(field.steps) > 1 else field.ping
            yield Finding(
                field.declaration.key(field.kind, on="key"),
                f"the keys of `{above}` are data, and nothing lists them: each is any `{field.kind}`",
                "list them: `label: {values: [...], else: other}`, or a vocabulary; else add an `exception`",
                field.declaration.subject,
            )
