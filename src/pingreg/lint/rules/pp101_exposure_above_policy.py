"""PP101 exposure-above-policy: a field tells more, or of somebody better protected, than the policy admits.

## Why
"Anonymous and aggregated" is a verdict, not a word in a description. How telling a field is follows from its measure,
its constraints, its category and its methods, whoever wrote it and however it is named; `admits` in the policy says how
much passes, by whom it tells something of. A checker that asks for nothing lets a passport number pass as technical
data, without review (mozilla/glean_parser), and an address that names the customer as an operational setting
(sourcegraph issue 60347). What has to be collected all the same needs an exception: a ground that can be read, somebody
with the authority to say so, and a day on which it is looked at again. An entry of the allow-list of private metadata
has a ground and an approver of its own, and answers for a text that is open, though not for a category that identifies.

`pingreg explain <field>` prints each step that led to the verdict.

## At run time
`pingreg enforce` quarantines a payload whose text does not keep its pattern (PE105) or whose value is not listed
(PE106), and applies the methods of the receiver. Whether a client puts into a field what was declared is for
`pingreg scan` to look at.

## Bad
```yaml
fields:
  installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
```

## Good
```yaml
fields:
  installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
  provider:
    text: {}
    category: user.contact.email
    description: Provider of the address of whoever installed the app.
    anonymize: [{email_domain: {allow: [gmail.com, outlook.com]}}]
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.admitted import admitted_in, is_excused, passes
from pingreg.lint.rule import Context, rule
from pingreg.resolve.exposure import Step
from pingreg.resolve.model import Area, Field, Registry
from pingreg.spec.policy import Admitted

_NONE = "add `exception: {basis: ..., approved_by: ..., review_by: <a day within a year>}`, or collect something else"
_FIXES = {
    "text": "give it an anchored `pattern` with a `max_length`, make it a `label`, or add a method such as `enum_map`",
    "pattern": "let the pattern admit fewer texts, make it a `label`, add a method such as `hmac` or `enum_map`,"
    " or add an `exception`",
    "time": "say how finely it is told, such as `to: day`, or add `{truncate_time: {to: day}}` under `anonymize`",
    "repeated": "send a count, a sum or a histogram in its place, or add `max_items`, and for numbers a `max`",
    "percentile": "take a percentile such as 50 or 90, or add a `max`",
}


@rule("PP101", "exposure-above-policy", over="area", events=True, doc=__doc__, answered=True)
def exposure_above_policy(area: Area, context: Context) -> Iterator[Finding]:
    """Compare the verdict on each declaration with what the policy admits."""
    registry = context.registry
    admitted = admitted_in(area.ping, registry)
    for field in area.fields:
        if field.is_distinct and not passes(field.exposure.kept, admitted) and not is_excused(field, registry):
            yield _finding(field, admitted, registry)


def _finding(field: Field, admitted: Admitted, registry: Registry) -> Finding:
    declaration, step, told = field.declaration, field.exposure.decisive, field.exposure.kept
    limit = getattr(admitted, told.whom)
    at_most = "nothing" if limit == "never" else f"at most `{limit}`"
    message = (
        f"`{field.steps[-1]}` is `{told.exposure}` of {told.of_whom}, and the policy admits {at_most}: {step.reason}"
    )
    place, related = _blamed(field, step, registry)
    return Finding(place, message, _FIXES.get(step.attribute, _NONE), declaration.subject, related)


def _blamed(field: Field, step: Step, registry: Registry) -> tuple[Place, tuple[tuple[Place, str], ...]]:
    """Point at the attribute that decided, on the field itself; where it is inherited, at the field and beside it."""
    declaration = field.declaration
    if step.attribute == "id":
        return declaration.key("id").at("of"), ()
    if step.attribute in field.spec.model_fields_set:
        return declaration.key(step.attribute), ()
    name = Place(declaration.place.path, declaration.place.keys, "key")
    inherited = registry.lineage(field, step.attribute) if step.attribute == "category" else None
    return name, () if inherited is None else ((inherited, f"the {step.attribute} is said here"),)
