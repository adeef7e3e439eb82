"""PP405 method-misfit: a method is given values that it does not take, so that all of them are left out.

## Why
What a method does not take is left out, because nobody can say what it would leave of it. A step that fits no value of
its field looks like protection and is a hole in the data: the field stays empty, weeks later somebody notices, and the
step is removed in a hurry, with what it should have done.

Told are a method on another JSON type than its own, one that reads addresses or moments on a measure that holds none,
and any but `drop` and `redact` behind a keyed hash, which they would get in the place of the value.

## At run time
`pingreg enforce` leaves the values out, whatever they are.

## Bad
```yaml
fields:
  Panels:
    gauge: {of: panels}
    anonymize: [{redact: {}}]
    description: Panels that are open now.
  Edition:
    label: {values: [free, team]}
    anonymize: [{truncate_time: {to: day}}]
    description: Edition of the app that the instance runs.
```

## Good
```yaml
fields:
  Panels:
    gauge: {of: panels}
    anonymize: [{round: {digits: 1}}]
    description: Panels that are open now.
  Edition:
    label: {values: [free, team]}
    anonymize: [{enum_map: {values: {team: paid}, otherwise: free}}]
    description: Edition of the app that the instance runs.
```
"""

from collections.abc import Iterator

from pingreg.anonymize.method import JsonType as Taken
from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import Treatment, treated
from pingreg.resolve.model import Area, Field, JsonType

_TYPES: dict[JsonType, Taken] = {"integer": "number", "number": "number", "boolean": "boolean", "string": "string"}
_NAMED: dict[Taken, str] = {"number": "numbers", "boolean": "yes or no", "string": "texts"}
_READS: dict[str, frozenset[str]] = {
    "truncate_time": frozenset({"time", "text"}),
    **dict.fromkeys(("email_domain", "truncate_ip", "url_strip"), frozenset({"id", "text"})),
}
_ANYTHING = frozenset({"drop", "redact"})


@rule("PP405", "method-misfit", over="area", events=True, doc=__doc__)
def method_misfit(area: Area, _: Context) -> Iterator[Finding]:
    """Compare what each step takes with what it is given."""
    for field, steps in treated(area):
        for at, step in enumerate(steps):
            given = _given(field, step, steps[:at])
            if given:
                yield Finding(
                    step.place,
                    f"`{step.method.name}` is given {given}, and leaves all of them out",
                    "use a method that takes them, or remove the step",
                    field.declaration.subject,
                )


def _given(field: Field, step: Treatment, earlier: tuple[Treatment, ...]) -> str:
    """Say what a method is given that it does not take; nothing when it fits."""
    kind, name = _TYPES[field.type], step.method.name
    if kind not in step.method.takes:
        return _NAMED[kind]
    if name in _READS and field.kind not in _READS[name]:
        return f"the values of a `{field.kind}`"
    if any(one.method.is_keyed for one in earlier) and name not in _ANYTHING and not step.method.is_keyed:
        return "keyed hashes"
    return ""
