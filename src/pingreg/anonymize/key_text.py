"""The text of a key file, which says who may be known again: read into keys, or into problems without a secret.

```
# made with: openssl rand -base64 32
key 2025a 8Jb0cX...= from 2025-01-01     # an id, 32 bytes or more in base64 or hex, its first day
key 2024a 4f1d9e...                      # without a day: current until another one begins
known browser-1                          # a key with which senders hash; its secret is theirs
```

The key whose first day came last is current; of two that begin together, the first written.
"""

import re
from base64 import b64decode
from dataclasses import dataclass
from datetime import date

from pingreg.anonymize.hash_form import KEY_ID
from pingreg.anonymize.keys import Key, Keys

_ID = re.compile(KEY_ID)
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_URL_SAFE = str.maketrans("-_", "+/")
_LEAST_BYTES = 32
_LEAST_KINDS = 16
_ID_WORDS = "an id has at most 16 small letters, digits and `-`, and does not begin with `-`"
_MAKE = "make one with `openssl rand -base64 32`"
_FORMS = "write `key <id> <secret>`, `key <id> <secret> from <day>` or `known <id>`"


@dataclass(frozen=True, slots=True)
class _Known:
    id: str


def keys_in(text: str) -> tuple[Keys | None, tuple[str, ...]]:
    """Read the keys, or say what is wrong in which line; no problem quotes what the line holds."""
    entries: list[Key | _Known] = []
    problems: list[str] = []
    lines_by_id: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        entry = _entry(words)
        if isinstance(entry, str):
            problems.append(f"line {number}: {entry}")
        elif entry.id in lines_by_id:
            problems.append(f"line {number}: the id stands in line {lines_by_id[entry.id]} already")
        else:
            lines_by_id[entry.id] = number
            entries.append(entry)
    keys = tuple(entry for entry in entries if isinstance(entry, Key))
    if not keys and not problems:
        problems.append(f"there is no key; add `key <id> <secret>`, and {_MAKE}")
    if problems:
        return None, tuple(problems)
    return Keys(keys, tuple(entry.id for entry in entries if isinstance(entry, _Known))), ()


def _entry(words: list[str]) -> Key | _Known | str:
    """Read one line; what is wrong with it comes back as text."""
    match words:
        case ["known", name]:
            return _Known(name) if _ID.fullmatch(name) else _ID_WORDS
        case ["key", name, secret]:
            return _key(name, secret, date.min)
        case ["key", name, secret, "from", day]:
            begins = _day(day)
            return "there is no such day; write it like 2025-01-01" if begins is None else _key(name, secret, begins)
        case _:
            return f"the line has no form that is known here; {_FORMS}"


def _key(name: str, text: str, begins: date) -> Key | str:
    secret = _decoded(text)
    if not _ID.fullmatch(name):
        return _ID_WORDS
    if secret is None:
        return f"the secret is neither base64 nor hex; {_MAKE}"
    if len(secret) < _LEAST_BYTES:
        return f"the secret has {len(secret)} bytes, and {_LEAST_BYTES} are the least; {_MAKE}"
    if len(set(secret)) < _LEAST_KINDS:
        return f"the secret repeats a few bytes, and can be guessed; {_MAKE}"
    return Key(name, secret, begins)


def _decoded(text: str) -> bytes | None:
    """Decode hex, else base64 in either alphabet, with or without padding."""
    if _HEX.fullmatch(text):
        return bytes.fromhex(text)
    digits = text.rstrip("=").translate(_URL_SAFE)
    try:
        return b64decode(digits + "=" * (-len(digits) % 4), validate=True)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
