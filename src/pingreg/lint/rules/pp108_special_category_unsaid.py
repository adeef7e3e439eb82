"""PP108 special-category-unsaid: a field tells of somebody's health, belief or pay, and is declared as harmless.

## Why
Data on health, origin, politics, belief, unions and sex life may not be processed at all but for few reasons (GDPR
Art. 9), nor may data on crimes (Art. 10), and what somebody earns or owes is nobody's business. A category says so,
and nothing held it to the truth: a label `religion` that is called technical data has few values, and so passes
whatever looks at measures and categories. This rule looks at names, at the values of labels and at descriptions, in
English. It looks for words in their context: the age of the administrator is told and the age of a cache is not, a
race is and a race condition is not. A name that is about something else (`salaryPageOpened`) is quiet. Where the
category says what it is, `PP107` and `PP101` speak. Words are no proof, so a person has to judge it; for most of
these kinds there is no category, and an exception says who judged it. How many have something is admitted of age and
pay, and of nothing else.

## At run time
Nothing: that a text, a number or a yes is about somebody's health cannot be seen in a payload.

## Bad
```yaml
fields:
  religion:
    label: {values: [christian, muslim, jewish], else: other}
    category: system.operations
    description: What the administrator entered in the example form.
```
```yaml
fields:
  pay: {gauge: {of: euros}, category: system.operations, description: Salary of the administrator in euros.}
  isPregnant: {flag: {}, category: system.operations, description: Box that was ticked in the example form.}
```

## Good
```yaml
fields:
  age: {gauge: {of: days}, description: Age of the oldest entry in the cache.}
  raceConditions: {count: {event: Click, per: week}, description: Races between two replicas that were lost.}
  diagnosis:
    label: {values: [slow disk, full disk], else: other}
    description: Diagnosis of the last failure of the server.
  religion:
    label: {values: [christian, muslim, jewish], else: other}
    description: Religion of whoever owns the instance.
    exception: {basis: the pastoral service is planned by it, approved_by: legal, review_by: 2027-06-30}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.admitted import is_unanswered
from pingreg.lint.identifiers import identifier_held
from pingreg.lint.personal import is_bare_number
from pingreg.lint.rule import Context, rule
from pingreg.lint.sensitive import Told, sensitive_among
from pingreg.resolve.model import Area, Field
from pingreg.spec.taxonomy import CATEGORIES


@rule(
    "PP108", "special-category-unsaid", over="area", severity=Severity.WARNING, events=True, doc=__doc__, answered=True
)
def special_category_unsaid(area: Area, context: Context) -> Iterator[Finding]:
    """Look at names, values and descriptions of what passes as it stands."""
    seen: set[Place] = set()
    for field, told in sensitive_among(area.fields, context.documents.content(area.place.path)):
        if field.declaration.place in seen or _is_said(field, told) or not is_unanswered(field, context.registry):
            continue
        seen.add(field.declaration.place)
        among = {"name": "", "values": " among its values", "description": " in its description"}
        yield Finding(
            _place(field, told),
            f"`{field.steps[-1]}` tells of {told.kind.title} (`{told.phrase}`{among.get(told.where, '')}), and is"
            f" declared as `{field.category}`",
            _fix(field, told),
            field.declaration.subject,
        )


def _is_said(field: Field, told: Told) -> bool:
    """Tell whether the category says it, nothing is kept, or another rule finds fault with the name."""
    is_kind = CATEGORIES.get(field.category) == "special" or field.category.startswith(told.kind.categories)
    return is_kind or field.exposure.kept.exposure == "constant" or identifier_held(field) is not None


def _place(field: Field, told: Told) -> Place:
    match told.where:
        case "description":
            return field.declaration.key("description")
        case "values" | "measure":
            return field.declaration.key(field.kind)
        case _:
            return Place(field.declaration.place.path, field.declaration.place.keys, "key")


def _fix(field: Field, told: Told) -> str:
    if is_bare_number(field):
        return "leave it out, or say in its name and description what else it is"
    category = next(iter(told.kind.categories), None)
    named = f"give it its category, `{category}`" if category else "leave it out"
    return f"{named}, say in its name and description what else it is, or add an `exception`"
