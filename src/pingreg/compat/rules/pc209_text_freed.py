"""PC209 text-freed: a field became free text, or its text is bound less than before.

## Why
A number or a word of a list says what its author foresaw; text says whatever somebody typed, and sooner or later that
is a name, an address or a token. Pattern and length are what keep it from doing so: without them, host names turned up
in statistics that were called anonymous (netdata issue 20969).

A `text`, a `version` or an `id` is bound less when its pattern is another one or gone, or when it may be longer, also
when it is another of the three now. Two patterns are not compared.

## Bad
```yaml
# before
fields:
  Edition: {label: {values: [free, team, enterprise]}, description: Edition of the app that the instance runs.}
```
```yaml
# after
fields:
  Edition:
    text: {}
    pattern: "^[a-z-]{1,20}$"
    max_length: 20
    description: Edition of the app that the instance runs.
```
```yaml
# before
fields:
  Code:
    text: {}
    pattern: "^[A-Z]{2}[0-9]$"
    max_length: 8
    anonymize: [{enum_map: {values: {AB1: known}}}]
    description: Code of the error that the page of the feature showed.
```
```yaml
# after
fields:
  Code:
    text: {}
    anonymize: [{enum_map: {values: {AB1: known}}}]
    description: Code of the error that the page of the feature showed.
```

## Good
```yaml
# before
fields:
  Code:
    text: {}
    pattern: "^[A-Z]{2}[0-9]$"
    max_length: 8
    description: Code of the error that the page of the feature showed.
```
```yaml
# after
fields:
  Code:
    label: {values: [AB1, AB2], else: other}
    description: Code of the error that the page of the feature showed.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.model import Field

_FREE = frozenset({"text", "version", "id"})
_FREED = frozenset({("text", "version"), ("text", "id"), ("id", "version")})
"""What tells no more as a measure, and may be of another form."""


@compat("PC209", "text-freed", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def text_freed(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare the measures, then what bounds the text; a default length bounds it too."""
    before, after = pair.before, pair.after
    if after.kind == "text" != before.kind:
        place = after.declaration.key("text", on="key")
        was = before.declaration.key(before.kind, on="key")
        yield Change(
            place,
            "the value of {fields} is free text now",
            f"keep it a `{before.kind}`, or collect no text",
            before=f"a {before.kind}",
            after="a text",
            was=was,
        )
    elif (before.kind == after.kind and after.kind in _FREE) or (before.kind, after.kind) in _FREED:
        for name in _loosened(before, after):
            yield Change(
                _bound(pair, name),
                f"the `{name}` of {{fields}} binds less than it did, or otherwise",
                f"keep the `{name}`, or have the other one looked at",
                before=_said(before, name),
                after=_said(after, name),
                was=comparison.written_at(pair, name)[1],
            )


def _loosened(before: Field, after: Field) -> Iterator[str]:
    # Of two patterns nobody can tell which admits more: another one has to be looked at.
    if before.bounds.pattern is not None and after.bounds.pattern != before.bounds.pattern:
        yield "pattern"
    most, now = before.bounds.max_length, after.bounds.max_length
    if most is not None and (now is None or now > most):
        yield "max_length"


def _bound(pair: Pair, name: str) -> Place:
    """Find where it is written now; what is gone, where the field begins."""
    declaration = pair.after.declaration
    if name in pair.after.spec.model_fields_set:
        return declaration.key(name)
    return Place(declaration.place.path, declaration.place.keys, "key")


def _said(field: Field, name: str) -> str:
    value = getattr(field.bounds, name)
    return "none" if value is None else str(value)
