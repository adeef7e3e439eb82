"""jwt: a signed token of three parts.

## Why
A JSON Web Token (RFC 7519) lets whoever holds it in, and its middle says for whom it was made. Three parts with dots,
of which the first reads as JSON with an `alg`, are one.

## Examples
| text | finds |
| --- | --- |
| `"eyJhbGciOiJub25lIn0.eyJzdWIiOiJleGFtcGxlIn0."` | `"eyJhbGciOiJub25lIn0.eyJzdWIiOiJleGFtcGxlIn0."` |
| `"eyJhbGciOiJub25lIn0"` | nothing |
| `"eyJhYWFhYWFhYWFhIn0.eyJzdWIiOiJleGFtcGxlIn0.x"` | nothing |
"""

import json
from base64 import urlsafe_b64decode

from pingreg.detect.detector import detector

_LONGEST = 4096


@detector(
    "jwt",
    "secret",
    pattern=r"(?:^|[^A-Za-z0-9_-])(eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)",
    doc=__doc__,
)
def jwt(text: str) -> bool:
    """Read the first part."""
    head = text.partition(".")[0][:_LONGEST]
    try:
        found = json.loads(urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "alg" in found
