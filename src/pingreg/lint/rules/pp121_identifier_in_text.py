"""PP121 identifier-in-text: a text of the registry holds a person's address or number, or a secret.

## Why
A registry is read by everybody who may read the code, and its texts are published in the handbook and in every schema.
A word of a closed set goes further: it is what instances send. A colleague's address, a token that was pasted with an
example, a path into somebody's home folder cannot be taken back once it was shown, and neither can, among words, an
internet address that all the world can reach. Addresses of
offices, such as `support@...`, and what standards keep for examples are nobody's; what stands under a key that is there
to say whom to reach may be a person's, and no secret. Comments are looked into too. The line is not quoted.

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
from functools import cache
from ipaddress import ip_address
from typing import Any

from pingreg.detect.detector import detectors
from pingreg.detect.nobodys import is_nobodys
from pingreg.detect.plain import plain_bytes
from pingreg.detect.search import Hit, Search
from pingreg.diagnostics import Finding, Keys, Place
from pingreg.lint.published import Told, in_data, in_text
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Registry
from pingreg.source.comments import numbered_comments_of
from pingreg.spec.located import subject_of

_FIX = "take it out, and where it is a secret, have it replaced where it was valid"
_TO_REACH = frozenset({"approved_by", "contact", "objection", "officer", "owner", "representative"})
_NAMED_BY_AUTHORS = frozenset({"actions", "fields", "values"})
"""Under these a key is a name that somebody gave, and says nothing of what stands there."""
_ADDRESSES = frozenset({"ipv4", "ipv6"})
_WORDS = "values"
_OTHERS = ("contracts/", "metaschema/")
"""What is not published, and what is generated."""


@rule("PP121", "identifier-in-text", over="registry", doc=__doc__)
def identifier_in_text(_: Registry, context: Context) -> Iterator[Finding]:
    """Look into the files in which something may be; mostly none."""
    for path, data in context.documents.data.items():
        if path.startswith(_OTHERS) or not _quick_search().is_anywhere_in(_plain(context.documents.content(path))):
            continue
        for keys, title in dict.fromkeys((*_somebodys(data), *_addresses_among_words(data))):
            place = Place(path, keys)
            message = f"{_name(keys)} holds what looks like {title}"
            yield Finding(place, message, _FIX, subject=subject_of(context.documents, place))
        if data is not None:
            yield from _in_comments(path, context.documents.content(path).decode("utf-8", "replace"))


def _somebodys(data: object) -> Iterator[tuple[Keys, str]]:
    told: Iterator[Told] = in_data(data)
    return ((keys, hit.detector.title) for keys, hit in told if hit.detector.kind == "secret" or not _is_to_reach(keys))


def _addresses_among_words(
    data: Any,  # noqa: ANN401  the YAML edge
    keys: Keys = (),
    *,
    is_word: bool = False,
) -> Iterator[tuple[Keys, str]]:
    """Find internet addresses that are a word, or the code of one; within a network everybody has the same."""
    match data:
        case str() if is_word:
            yield from ((keys, hit.detector.title) for hit in _address_search().of_text(data) if _is_a_word(hit, data))
        case dict():
            for key, inner in data.items():
                within = is_word or (key == _WORDS and _NAMED_BY_AUTHORS.isdisjoint(keys[-1:]))
                yield from _addresses_among_words(str(key), keys, is_word=is_word)
                yield from _addresses_among_words(inner, (*keys, key), is_word=within)
        case list():
            for at, inner in enumerate(data):
                yield from _addresses_among_words(inner, (*keys, at), is_word=is_word)
        case _:
            return


def _is_a_word(hit: Hit, text: str) -> bool:
    return hit.text == text.strip() and ip_address(hit.text).is_global and not is_nobodys(hit)


@cache
def _quick_search() -> Search:
    """Search a whole file for what may be told of one of its texts."""
    return Search(one for one in detectors() if one.kind != "technical" or one.name in _ADDRESSES)


@cache
def _address_search() -> Search:
    return Search(one for one in detectors() if one.name in _ADDRESSES)


def _is_to_reach(keys: Keys) -> bool:
    """Tell whether the key of a text, or of the list that it stands in, asks whom to reach."""
    while keys and isinstance(keys[-1], int):
        keys = keys[:-1]
    return bool(keys) and keys[-1] in _TO_REACH and _NAMED_BY_AUTHORS.isdisjoint(keys[-2:-1])


def _in_comments(path: str, text: str) -> Iterator[Finding]:
    told = ((line, hit.detector.title) for line, comment in numbered_comments_of(text) for hit in in_text(comment))
    for line, title in dict.fromkeys(told):
        message = f"the comment on line {line} holds what looks like {title}"
        yield Finding(Place(path), message, _FIX, subject=path)


def _plain(content: bytes) -> bytes:
    return content if content.isascii() else plain_bytes(content.decode("utf-8", "replace"))


def _name(keys: Keys) -> str:
    """Name the key of a text; of an entry of a list the key of the list, and none of what may be data itself."""
    named = next((key for key in reversed(keys) if isinstance(key, str)), "")
    return f"`{named}`" if named.isidentifier() else "the text"
