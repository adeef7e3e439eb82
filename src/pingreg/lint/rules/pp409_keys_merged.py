"""PP409 keys-merged: a method may make two keys of a map one, and what stood behind one of them is lost.

## Why
A map by address becomes one by domain, and of two people of one domain the numbers of the second stay and those of the
first are gone: a key stands once, and nobody can add up what is behind it. The figure looks whole and is not. A closed
set of keys needs no method, rows with a field for the key can be added up later, and a keyed hash keeps keys apart.

## At run time
`pingreg enforce` applies the method to each key, and keeps the value of the last one that becomes the same.

## Bad
```yaml
warehouse: {as: dropped}
fields:
  ByHost.*:
    text: {}
    pattern: "^[a-z]{1,2}$"
    max_length: 2
    anonymize: [{enum_map: {values: {a: ours}}}]
    description: Where the page of the example feature was opened from.
  ByHost.*.Openings:
    count: {event: View, per: week}
    description: Openings of the page of the example feature, by where it was opened from.
```

## Good
```yaml
warehouse: {as: dropped}
fields:
  ByHost.*:
    label: {values: [ours, theirs]}
    description: Where the page of the example feature was opened from.
  ByHost.*.Openings:
    count: {event: View, per: week}
    description: Openings of the page of the example feature, by where it was opened from.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import treated
from pingreg.resolve.model import Area


@rule("PP409", "keys-merged", over="area", severity=Severity.WARNING, events=True, doc=__doc__)
def keys_merged(area: Area, _: Context) -> Iterator[Finding]:
    """Look for methods on keys that give several the same: all but keyed hashes, and what keeps no key at all."""
    for field, steps in treated(area):
        merging = (step for step in steps if not step.method.is_keyed and step.method.name != "drop")
        step = next(merging, None) if field.steps[-1] == "*" else None
        if step is not None:
            yield Finding(
                step.place,
                f"`{step.method.name}` may make two keys one, and the value of one of them is lost",
                "list the keys as a `label`, send rows with a field for the key, or use `hmac`",
                field.declaration.subject,
            )
