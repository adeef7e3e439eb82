r"""private-key: the head of a private key.

## Why
Whoever has the key is its owner, for all the world can tell. Keys are kept in texts between lines that say so (RFC
7468), and the first such line is enough to know one.

## Examples
| text | finds |
| --- | --- |
| `"-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl"` | `"-----BEGIN OPENSSH PRIVATE KEY-----"` |
| `"-----BEGIN PRIVATE KEY-----"` | `"-----BEGIN PRIVATE KEY-----"` |
| `"-----BEGIN PUBLIC KEY-----"` | nothing |
"""

from pingreg.detect.detector import detector


@detector(
    "private-key",
    "secret",
    pattern=(
        r"(-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"
        r"|PuTTY-User-Key-File-[0-9]|AGE-SECRET-KEY-1[0-9A-Z]{20})"
    ),
    doc=__doc__,
)
def private_key(_text: str) -> bool:
    """Nothing else begins so."""
    return True
