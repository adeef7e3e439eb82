"""PP103 identifier-called-harmless: a field is named after an identifier, and is declared as something that is none.

## Why
A passport number that is called technical data, with no review, passes every check that reads only the category
(mozilla/glean_parser); an address that was hashed at first is sent plain after somebody's tidying, and its name is the
last thing that says what it is (atopile pull 1811). Whoever reads `passportNumber` knows; so does this rule. It looks
at the words at the end of the name, which say what the value is: `emailProvider` and `tokenType` are quiet, and so are
counts and flags, which hold no identifier. A category that says so, a method that lessens the value, or an exception
settles it.

## At run time
`pingreg scan` looks for addresses, tokens and numbers with check digits in what really arrives. `pingreg enforce`
only holds a value to the pattern and the length that are declared (PE105, PE104).

## Bad
```yaml
fields:
  passportNumber:
    text: {}
    pattern: "^[0-9]{8}$"
    max_length: 8
    category: system.operations
    description: Number that somebody typed into the example form.
```
```yaml
fields:
  ownerEmail:
    id: {of: instance}
    category: system.operations
    max_length: 32
    pattern: "^[0-9a-f]{32}$"
    description: How the owner of the instance is reached.
```

## Good
```yaml
fields:
  emailProvider:
    label: {values: [example.com, example.org], else: other}
    description: Provider of the address that notices are sent to.
  emailsSent:
    count: {event: Click, per: week}
    description: Notices that the example feature sent.
  ownerEmail:
    text: {}
    category: user.contact.email
    anonymize: [{email_domain: {allow: [gmail.com, outlook.com]}}]
    description: Provider of the address of whoever owns the instance.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.admitted import is_unanswered
from pingreg.lint.identifiers import identifier_named
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area, Field

_HOLDING = frozenset({"text", "label", "version", "id"})
"""Measures that can hold an identifier as it is."""


@rule("PP103", "identifier-called-harmless", over="area", events=True, doc=__doc__, answered=True)
def identifier_called_harmless(area: Area, context: Context) -> Iterator[Finding]:
    """Look at the names of what the policy admits as it stands."""
    for field in area.fields:
        if not (field.kind in _HOLDING or field.kind == "gauge") or not field.is_distinct:
            continue
        found = _named(field)
        if found is not None and not field.spec.anonymize and is_unanswered(field, context.registry):
            place = field.declaration.place
            yield Finding(
                Place(place.path, place.keys, "key"),
                f"`{field.steps[-1]}` is named after an identifier (`{found}`), and is declared as something harmless",
                "give it the category of what it holds and a method such as `hmac`, rename it after what it says,"
                " or add an `exception`",
                field.declaration.subject,
            )


def _named(field: Field) -> str | None:
    """Find the identifier in a name; of a number only where it is called the number, or the id, of something."""
    found = identifier_named(field)
    return found if found is None or field.kind != "gauge" or " " in found else None
