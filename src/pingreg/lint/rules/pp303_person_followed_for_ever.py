"""PP303 person-followed-for-ever: an identifier of a person is never renewed.

## Why
A pseudonym that stays the same for life collects everything that its holder ever did, and the more it collects the
surer it names somebody, whatever it was drawn from. A keyed hash is renewed with its period: whoever asks how many came
back within a month needs `period: month`, and nobody needs `lifetime` to count. An id that is kept as it was drawn is
renewed by nobody here. What has to be followed longer is for a person to judge, and an exception says that one did.

## At run time
`pingreg enforce` derives the key of a hash anew in each period. Whether a client ever draws a new id cannot be seen in
a payload.

## Bad
```yaml
fields:
  opener:
    text: {}
    category: user.contact.email
    anonymize: [{hmac: {purpose: usage, period: lifetime}}]
    description: Whoever opened it, hashed.
# policy.yaml
admits:
  pings: {nobody: bounded, organisation: pseudonym, person: pseudonym}
  events: {nobody: bounded, organisation: pseudonym, person: pseudonym}
```

## Good
```yaml
fields:
  Openers:
    distinct: {of: people who opened it, per: month}
    description: People who opened it.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.admitted import is_unanswered
from pingreg.lint.rule import Context, rule
from pingreg.resolve.joins import identifiers_among, keys_of
from pingreg.resolve.model import Area, Field


@rule(
    "PP303", "person-followed-for-ever", over="area", severity=Severity.WARNING, events=True, doc=__doc__, answered=True
)
def person_followed_for_ever(area: Area, context: Context) -> Iterator[Finding]:
    """Look for persons' identifiers that pass as they stand, and are kept as drawn or hashed for life."""
    for field in identifiers_among(area.fields):
        keys = keys_of(field)
        is_of_a_person = field.exposure.kept.whom == "person" and field.is_distinct
        if is_of_a_person and (keys is None or keys[1] == "lifetime") and is_unanswered(field, context.registry):
            how = "is kept as it was drawn" if keys is None else "is hashed under one key for life"
            yield Finding(
                _place(field),
                f"`{field.steps[-1]}` tells a person apart, and {how}",
                "add `{hmac: {purpose: ..., period: month}}`, or a shorter period, or add an `exception`",
                field.declaration.subject,
            )


def _place(field: Field) -> Place:
    declaration = field.declaration
    if field.spec.anonymize is not None:
        return declaration.key("anonymize")
    return Place(declaration.place.path, declaration.place.keys, "key")
