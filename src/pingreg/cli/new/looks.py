"""What a text of a payload looks like; only the kind of its form is told, never the text."""

import re

from pingreg.naming import snake_case
from pingreg.resolve.shape import TIME_PATTERNS

SHORT = 40
"""Most characters of a text that is taken for a word."""

WORD = f"^[A-Za-z0-9_-]{{1,{SHORT}}}$"
"""What a word is made of."""

# Forms by which a text names somebody, or opens something; the first that fits is told.
_REVEALING: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a UUID", re.compile(r"[{(]?[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}[)}]?\Z")),
    ("an e-mail address", re.compile(r"[^\s@]+@[^\s@]+\Z")),
    ("a URL", re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|www\.|mailto:|data:")),
    (
        "an IP address",
        re.compile(
            r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?:[:/][0-9]+)?\Z|[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F.]*(?:/[0-9]+)?\Z"
        ),
    ),
    ("a hash", re.compile(r"(?:[a-z0-9]+[:-])?[0-9a-fA-F]{12,}\Z")),
    ("a number that names something", re.compile(r"[+(]?[0-9][0-9 ()./-]{4,}\Z")),
    (
        "a host or a path",
        re.compile(r"[A-Za-z0-9_-]*[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+(?::[0-9]+)?\Z|.*[/\\]"),
    ),
    ("a token", re.compile(r"(?=\S*[0-9])\S{20,}\Z")),
)
_TIMES = {form: re.compile(pattern) for form, pattern in TIME_PATTERNS.items()}
_VERSION = re.compile(r"v?[0-9]{1,9}(?:\.[0-9]{1,9}){1,3}(?:[-+][0-9A-Za-z.+-]{1,32})?\Z")
_WORD = re.compile(rf"[A-Za-z0-9_-]{{1,{SHORT}}}\Z")
_NAMING = frozenset(
    word
    for line in (
        "account address admin author city contact credential customer domain email host hostname identifier ip key",
        "license login mail name owner password person phone repo repository secret session token uid url user",
        "username uuid",
    )
    for word in line.split()
)
_DATA_KEY = re.compile(r"(?:.*[0-9]{5,}|(?=.*[0-9])[0-9a-fA-F_-]{8,}\Z)")
_LONGEST_KEY = 64


def look(text: str) -> str:
    """Tell `version`, `timestamp`, `date`, `word` or `empty`, else in words what it looks like."""
    if not text:
        return "empty"
    form = next((form for form, pattern in _TIMES.items() if pattern.match(text)), None)
    if form is not None:
        return form
    revealing = next((name for name, pattern in _REVEALING[:5] if pattern.match(text)), None)
    if revealing is None and _VERSION.match(text):
        return "version"
    revealing = revealing or next((name for name, pattern in _REVEALING[5:] if pattern.match(text)), None)
    return revealing or ("word" if _WORD.match(text) else "free text")


def names_somebody(key: str) -> bool:
    """Tell whether a text under this key names a person, a customer or a machine, whatever it looks like."""
    return bool(_NAMING & set(re.split(r"[_-]", snake_case(key))))


def is_data_key(key: str) -> bool:
    """Tell whether a key looks like data itself: an id, a hash, a number, or longer than anybody types."""
    return len(key) > _LONGEST_KEY or _DATA_KEY.match(key) is not None
