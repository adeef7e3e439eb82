"""PP104 raw-text-collected: a field is called or described as a text that people or machines write, with no method.

## Why
Addresses, paths, messages, stack traces, queries and command lines hold whatever somebody put there: the name of the
customer in a host, of a person in a home folder, a password behind a flag. An address that names the customer was added
as an operational setting, and nobody said that it identifies (sourcegraph pull 60347). A narrow pattern does not change
what such a text is about. A method that keeps only what is needed does, such as `url_strip` or `enum_map`; so does a
count, or a label of the cases that matter.

## At run time
`pingreg enforce` holds a value to its pattern and length (PE105, PE104) and applies the methods of the receiver;
`pingreg scan` looks for host names, home paths and addresses in what arrives.

## Bad
```yaml
fields:
  lastError:
    text: {}
    pattern: "^[A-Z][a-z]{1,15}$"
    max_length: 16
    description: Error message of the last failure.
```
```yaml
fields:
  configPath:
    id: {of: instance}
    max_length: 32
    pattern: "^[0-9a-f]{32}$"
    description: Where the instance is configured.
```

## Good
```yaml
fields:
  lastError:
    label: {values: [timeout, refused, full disk], else: other}
    description: Kind of the last failure.
  referrer:
    text: {}
    anonymize: [{enum_map: {values: {"https://example.com/": handbook}}}]
    description: Which of our own pages led to the instance.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.admitted import is_unanswered
from pingreg.lint.identifiers import identifier_named
from pingreg.lint.raw_texts import raw_text_of
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area

_HOLDING = frozenset({"text", "id"})


@rule("PP104", "raw-text-collected", over="area", events=True, doc=__doc__, answered=True)
def raw_text_collected(area: Area, context: Context) -> Iterator[Finding]:
    """Look at the names and descriptions of texts that the policy admits as they stand."""
    for field in area.fields:
        if field.kind not in _HOLDING or not field.is_distinct or identifier_named(field) is not None:
            continue
        found = raw_text_of(field)
        if found is not None and not field.spec.anonymize and is_unanswered(field, context.registry):
            place = field.declaration.place
            yield Finding(
                Place(place.path, place.keys, "key"),
                f"`{field.steps[-1]}` holds what somebody wrote or configured (`{found}`), as it is",
                "add a method such as `url_strip` or `enum_map`, send a label of the cases that matter,"
                " or add an `exception`",
                field.declaration.subject,
            )
