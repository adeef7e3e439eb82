"""PP103 identifier-called-harmless: a field is named after an identifier, and is declared as something that is none.

## Why
A passport number that is called technical data, with no review, passes every check that reads only the category
(mozilla/glean_parser); an address that was hashed at first is sent plain after somebody's tidying, and its name is the
last thing that says what it is (atopile pull 1811). Whoever reads `passportNumber` knows; so does this rule. It looks
at the words at the end of the name, which say what the value is: `emailProvider` and `tokenType` are quiet. Most
identifiers are numbers, so a number that is called `ssn` or `deviceId` is told whatever it is said to measure, and a
moment that is called a birthday; `phones`, `sessionCount` and `has_phone` are quiet, and `session` with a unit such as
`s` is. A category that says so, a method that lessens the value, or an exception settles it.

## At run time
`pingreg scan` looks for addresses, tokens and numbers with check digits in what really arrives. `pingreg enforce`
only holds a value to the pattern and the length that are declared (PE105, PE104).

## Bad
```yaml
fields:
  passportNumber:
    text: {}
    pattern: "^[0-9]{4}$"
    max_length: 4
    category: system.operations
    description: Last digits of what somebody typed into the example form.
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
```yaml
fields:
  Birthday: {time: {as: date}, category: system.operations, description: Day that the administrator celebrates.}
  Ssn: {gauge: {of: what the form asks for}, category: system.operations, description: Nine digits that are typed in.}
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
  phones:
    gauge: {of: phones}
    description: Phones that the app was installed on.
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
from pingreg.lint.identifiers import identifier_held, named_apart
from pingreg.lint.personal import is_bare_number
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area

_FIX = (
    "give it the category of what it holds and a method such as `hmac`, rename it after what it says,"
    " or add an `exception`"
)
_FIX_OF_NUMBER = "rename it after what it counts, or leave it out"


@rule("PP103", "identifier-called-harmless", over="area", events=True, doc=__doc__, answered=True)
def identifier_called_harmless(area: Area, context: Context) -> Iterator[Finding]:
    """Look at the names of what the policy admits as it stands."""
    told: set[Place] = set()
    for field in named_apart(area.fields):
        found = identifier_held(field)
        if found is None or field.spec.anonymize:
            continue
        place = field.declaration.place
        if place not in told and is_unanswered(field, context.registry):
            told.add(place)
            yield Finding(
                Place(place.path, place.keys, "key"),
                f"`{field.steps[-1]}` is named after an identifier (`{found}`), and is declared as something harmless",
                _FIX_OF_NUMBER if is_bare_number(field) else _FIX,
                field.declaration.subject,
            )
