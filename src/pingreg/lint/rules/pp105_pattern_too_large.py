"""PP105 pattern-too-large: a text counts as one of few values, and its pattern admits more than there are identifiers.

## Why
A random identifier has 122 bits. A pattern that admits more texts than that has room for one of each installation, for
a name without its spaces or an address in another spelling, although it admits no name and no address as they are
written; so says no pattern that a field has few values. Whoever needs a word of twenty letters does not need the
hundred that `max_length` leaves room for.

The bits that a pattern admits within its length are bounded from above, part by part.

## At run time
`pingreg enforce` holds a value to its pattern and length (PE105, PE104), and so to no more than these bits. What fills
them nothing tells; `pingreg scan` looks for what it knows the form of.

## Bad
```yaml
fields:
  theme:
    text: {}
    pattern: "^[a-z]+$"
    max_length: 100
    description: Name of the theme that is set.
```

## Good
```yaml
fields:
  theme:
    text: {}
    pattern: "^[a-z]{1,20}$"
    max_length: 20
    description: Name of the theme that is set.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.exposure import is_within
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area, Field
from pingreg.spec.pattern_bits import bits_of

_IDENTIFIER = 122
"""Bits of a random UUID (RFC 9562, version 4)."""


@rule("PP105", "pattern-too-large", over="area", severity=Severity.WARNING, events=True, doc=__doc__)
def pattern_too_large(area: Area, _: Context) -> Iterator[Finding]:
    """Bound what the pattern of each text admits that is judged by its pattern, and as one of few values."""
    for field in area.fields:
        if field.kind != "text" or not field.is_first or field.is_tombstone:
            continue
        bits = 0 if field.spec.anonymize or field.spec.exception else _bits(field)
        if bits > _IDENTIFIER:
            yield Finding(
                field.declaration.key("pattern"),
                f"`{field.steps[-1]}` counts as one of few values, and its pattern admits up to {bits:.0f} bits:"
                f" a random identifier has {_IDENTIFIER}",
                "shorten it, such as `{1,20}` for `+`, lower `max_length`, or make it a `label`",
                field.declaration.subject,
            )


def _bits(field: Field) -> float:
    """Give the bits of a text that is bounded because of its pattern alone; none of another one."""
    spec, verdict = field.spec, field.exposure
    judged = verdict.steps[0].attribute == "pattern" and is_within(verdict.kept.exposure, "bounded")
    return bits_of(spec.pattern, spec.max_length) if judged and spec.pattern and spec.max_length else 0
