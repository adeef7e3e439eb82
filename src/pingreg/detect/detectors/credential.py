r"""credential: a secret that stands behind a word that says so.

## Why
Headers, settings and addresses of pages carry secrets that have no form of their own: what follows `Bearer`,
`password=` or `?token=` is one all the same, and so is what stands in JSON under a name that ends with such a word. A
word for a secret without one behind it, or with a place to fill in, is none.

## Examples
| text | finds |
| --- | --- |
| `"Authorization: Bearer abcdef0123456789abcdef"` | `"Bearer abcdef0123456789abcdef"` |
| `"/page?id=1&token=a1b2c3d4e5f6"` | `"token=a1b2c3d4e5f6"` |
| `"password = \"correct4horse\""` | `"password = \"correct4horse"` |
| `"DB_PASSWORD=correct4horse"` | `"PASSWORD=correct4horse"` |
| `"AWS_SECRET_ACCESS_KEY: wJalrXUtnFEMI/K7MDENG"` | `"SECRET_ACCESS_KEY: wJalrXUtnFEMI/K7MDENG"` |
| `"Authorization: token a1b2c3d4e5f6"` | `"Authorization: token a1b2c3d4e5f6"` |
| `"the token is bad"` | nothing |
| `"password=$PASSWORD"` | nothing |
| `"token=required"` | nothing |
"""

import re

from pingreg.detect.detector import detector

_WORDS = (
    "pass(?:word|wd|phrase)|pwd|(?:client[_-]?)?secret|(?:api|(?:secret[_-]?)?access|private|secret|signing)[_-]?key"
    "|(?:(?:access|auth|refresh|session|id)[_-]?)?token|signature"
)
_NAMES = re.compile(rf"(?i:(?:^|[^0-9A-Za-z])(?:{_WORDS}|authorization)s?$)")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FILLED_IN = re.compile(r"[^\s$<{%*][^\s<>{}*]{7,}")
_LONGEST = 4096
_VALUE = re.compile(r"(?:[:=]|\s)[\"'\s]*([^\"'\s:=]+=*)\Z")


def _of_member(text: str, name: str) -> bool:
    is_secret = _NAMES.search(_HUMP.sub("_", name[-60:])) is not None
    return is_secret and _FILLED_IN.fullmatch(text) is not None and _is_mixed(text)


@detector(
    "credential",
    "secret",
    pattern=(
        r"(?i)(?:^|[^0-9A-Za-z])((?:bearer|basic) +[0-9A-Za-z._~+/-]{16,}=*"
        r"|authorization[\"']?\s?[:=]\s?[\"']?(?:token|apikey) +[0-9A-Za-z._~+/-]{8,}=*"
        rf"|(?:{_WORDS})[\"']?\s?[:=]\s?[\"']?[^\s\"'<>${{}}&,;*]{{8,}})"
    ),
    doc=__doc__,
    of_member=_of_member,
)
def credential(text: str) -> bool:
    """Ask for letters and digits in what follows the word."""
    found = _VALUE.search(text[-_LONGEST:].rstrip(".:"))
    return _is_mixed(found[1] if found else "")


def _is_mixed(text: str) -> bool:
    return any(char.isdigit() for char in text) and any(char.isalpha() for char in text)
