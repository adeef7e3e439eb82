"""PP402 key-in-definition: a parameter of a method holds what looks like a key.

## Why
A registry is read by everybody, and pull requests can be public. A key that stands in it protects nothing from the
moment it is pushed, and cannot be taken back: history keeps it. Methods get their keys when they run, by an id; what
is written here is what the hash is for.

Told is a parameter that has at least 24 letters and digits on end, as keys in hexadecimal digits or base64 have.

## At run time
`pingreg enforce` reads keys from where it is told to, never from the registry, and derives one for each customer,
purpose and period.

## Bad
```yaml
fields:
  project:
    id: {of: organisation}
    category: user.unique_id.pseudonymous
    anonymize: [{hmac: {purpose: 7f83b1657ff1fc53b92dc18148a1d65d}}]
    description: Project that was opened.
```

## Good
```yaml
fields:
  project:
    id: {of: organisation}
    category: user.unique_id.pseudonymous
    anonymize: [{hmac: {purpose: support}}]
    description: Project that was opened.
```
"""

import re
from collections.abc import Iterator
from typing import Any

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import treated
from pingreg.resolve.model import Area

_LONG = re.compile(r"[A-Za-z0-9+/=]{24,}")
_DIGITS = re.compile(r"[0-9]+")
_LETTERS = re.compile(r"[A-Za-z]+")
_FEWEST = 3
"""In a key, digits and letters take turns; a long word or a date has one or two runs of digits."""


@rule("PP402", "key-in-definition", over="area", events=True, doc=__doc__)
def key_in_definition(area: Area, _: Context) -> Iterator[Finding]:
    """Read every text among the parameters of methods."""
    for field, steps in treated(area):
        for step in steps:
            if any(_is_like_key(text) for text in _texts(step.parameters.model_dump())):
                yield Finding(
                    step.place,
                    f"a parameter of `{step.method.name}` looks like a key",
                    "take it out of the registry and its history, replace the key, and write here what it is for",
                    field.declaration.subject,
                )


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  the parameters of any method
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield key
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)


def _is_like_key(text: str) -> bool:
    return any(
        len(_DIGITS.findall(found)) >= _FEWEST and len(_LETTERS.findall(found)) >= _FEWEST
        for found in _LONG.findall(text)
    )
