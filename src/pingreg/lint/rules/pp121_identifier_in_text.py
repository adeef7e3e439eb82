"""PP121 identifier-in-text: a text of the registry holds a person's address or number, or a secret.

## Why
A registry is read by everybody who may read the code, and its texts are published in the handbook and in every schema.
A word of a closed set goes further: it is what instances send. A colleague's address, a token that was pasted with an
example, a path into somebody's home folder cannot be taken back once it was shown. Addresses of offices, such as
`support@...`, and what standards keep for examples are nobody's; keys that are there to say whom to reach are left out.

## At run time
`pingreg scan` finds the same in what really arrives; a word that is declared is explained there, and not found.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button; ask jane.doe@bigcompany.com when they are missing.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button; ask support@bigcompany.com when they are missing.
```
"""

from collections.abc import Iterator

from pingreg.detect.plain import plain_bytes
from pingreg.diagnostics import Finding, Keys, Place
from pingreg.lint.published import Told, in_data, published_search
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry
from pingreg.spec.located import subject_of

_FIX = "take it out, and where it is a secret, have it replaced where it was valid"
_TO_REACH = frozenset({"approved_by", "contact", "objection", "officer", "owner", "representative"})
_OTHERS = ("contracts/", "metaschema/")
"""What is not published, and what is generated."""


@rule("PP121", "identifier-in-text", over="registry", doc=__doc__)
def identifier_in_text(_: Registry, context: Context) -> Iterator[Finding]:
    """Look into the files in which something may be; mostly none."""
    for path, data in context.documents.data.items():
        if path.startswith(_OTHERS) or not published_search().is_anywhere_in(_plain(context.documents.content(path))):
            continue
        for keys, title in dict.fromkeys((keys, title) for keys, title in _somebodys(data)):
            place = Place(path, keys)
            message = f"{_name(keys)} holds what looks like {title}"
            yield Finding(place, message, _FIX, subject=subject_of(context.documents, place))


def _somebodys(data: object) -> Iterator[tuple[Keys, str]]:
    told: Iterator[Told] = in_data(data)
    return ((keys, hit.detector.title) for keys, hit in told if _TO_REACH.isdisjoint(map(str, keys)))


def _plain(content: bytes) -> bytes:
    return content if content.isascii() else plain_bytes(content.decode("utf-8", "replace"))


def _name(keys: Keys) -> str:
    """Name the key of a text; of an entry of a list the key of the list, and none of what may be data itself."""
    named = next((key for key in reversed(keys) if isinstance(key, str)), "")
    return f"`{named}`" if named.isidentifier() else "the text"
