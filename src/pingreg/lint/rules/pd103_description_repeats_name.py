"""PD103 description-repeats-name: a description has no word that the field's name has not.

## Why
"Total clicks" under `TotalClicks` tells a customer nothing: not whose clicks, on what, or since when. Whoever reads the
public page sees the name anyway.

## Bad
```yaml
fields:
  TotalClicks:
    count: {event: Click, per: week}
    description: The total number of clicks.
```

## Good
```yaml
fields:
  TotalClicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

import re
from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.lint.wording import SHORTEST
from pingreg.naming import snake_case
from pingreg.resolve.model import Field

_WORD = re.compile(r"[a-z0-9]+")
_FILLERS = frozenset(
    ["a", "an", "and", "for", "in", "is", "number", "of", "the", "this", "to", "total", "value", "values"]
)
_MOST_FILLING = 24
"""Fillers of more characters than these say something."""


@rule("PD103", "description-repeats-name", over="declaration", events=True, doc=__doc__)
def description_repeats_name(field: Field, _: Context) -> Iterator[Finding]:
    """Take the fillers and the name's own words out of the description, and look whether anything is left."""
    text = field.description
    name = field.steps[-1]
    if not SHORTEST <= len(text) <= len(name) + _MOST_FILLING:
        return
    known = {_singular(word) for word in _WORD.findall(snake_case(name))}
    words = {_singular(word) for word in _WORD.findall(snake_case(text)) if word not in _FILLERS}
    if words <= known and text.isascii():
        message = f"the description only repeats the name `{name}`"
        yield Finding(field.declaration.key("description"), message, "say of whom or what, where and when")


def _singular(word: str) -> str:
    return word.removesuffix("s")
