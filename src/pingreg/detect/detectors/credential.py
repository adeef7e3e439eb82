r"""credential: a secret that stands behind a word that says so.

## Why
Headers, settings and addresses of pages carry secrets that have no form of their own: what follows `Bearer`,
`password=` or `?token=` is one all the same. A word for a secret without one behind it, or with a place to fill in,
is none.

## Examples
| text | finds |
| --- | --- |
| `"Authorization: Bearer abcdef0123456789abcdef"` | `"Bearer abcdef0123456789abcdef"` |
| `"/page?id=1&token=a1b2c3d4e5f6"` | `"token=a1b2c3d4e5f6"` |
| `"password = \"correct4horse\""` | `"password = \"correct4horse"` |
| `"the token is bad"` | nothing |
| `"password=$PASSWORD"` | nothing |
| `"token=required"` | nothing |
"""

import re

from pingreg.detect.detector import detector

_WORDS = (
    "pass(?:word|wd|phrase)|pwd|secret|client[_-]?secret|api[_-]?key|token|(?:access|auth|refresh|session|id)[_-]?token"
    "|signature"
)
_LONGEST = 4096
_VALUE = re.compile(r"(?:[:=]|\s)[\"'\s]*([^\"'\s:=]+=*)\Z")


@detector(
    "credential",
    "secret",
    pattern=(
        r"(?i)(?:^|[^0-9A-Za-z_])((?:bearer|basic) +[0-9A-Za-z._~+/-]{16,}=*"
        rf"|(?:{_WORDS})[\"']?\s?[:=]\s?[\"']?[^\s\"'<>${{}}&,;*]{{8,}})"
    ),
    doc=__doc__,
)
def credential(text: str) -> bool:
    """Ask for letters and digits in what follows the word."""
    found = _VALUE.search(text[-_LONGEST:].rstrip(".:"))
    value = found[1] if found else ""
    return any(char.isdigit() for char in value) and any(char.isalpha() for char in value)
