"""hash: a text that looks like the hash of something.

## Why
A hash of an address without a key is the address, for whoever has a list of addresses; and 64 letters may be
anything. Found are texts of which all is a hexadecimal number as long as a usual hash, such a number with the name of
its algorithm before it, one that is joined to a word for somebody (`user-...`), and hashes of passwords. Amid other
text such a number mostly is a commit's, and is left alone. Our own keyed hashes (`h1:<key id>:...`) are known, and are
none.

## Examples
| text | finds |
| --- | --- |
| `"5d41402abc4b2a76b9719d911017c592"` | `"5d41402abc4b2a76b9719d911017c592"` |
| `"md5:5d41402abc4b2a76b9719d911017c592"` | `"md5:5d41402abc4b2a76b9719d911017c592"` |
| `"user-5d41402abc4b2a76b9719d911017c592"` | `"user-5d41402abc4b2a76b9719d911017c592"` |
| `"h1:2024a:mfrggzdfmztwq2lknnwg23tpoi"` | nothing |
| `"00000000000000000000000000000000"` | nothing |
| `"commit 5d41402abc4b2a76b9719d911017c592"` | nothing |
"""

import re

from pingreg.detect.detector import detector

_LEAST_DIFFERENT = 6
_AT_END = re.compile(r"[0-9A-Fa-f]{32,128}\Z")
_DIGITS = "[0-9A-Fa-f]"
_USUAL = "|".join(f"{_DIGITS}{{{length}}}" for length in (32, 40, 56, 64, 96, 128))
_SOMEBODY = (
    "account|actor|admin|author|client|customer|device|e?mail|host|installation|instance|machine|member|owner|person"
    "|site|tenant|uid|user(?:[_-]?id)?|visitor"
)


@detector(
    "hash",
    "technical",
    pattern=(
        r"\A((?:(?:[Mm][Dd]5|[Ss][Hh][Aa]-?(?:1|224|256|384|512))[:=-])?"
        rf"(?:{_USUAL})"
        r"|\$(?:2[abxy]|argon2(?:d|i|id)|5|6)\$[!-~]{20,}|[0-9A-Za-z+/]{43}=)\z"
        rf"|(?:^|[^0-9A-Za-z])((?i:{_SOMEBODY})[_:=-](?:{_USUAL}))(?:$|[^0-9A-Za-z])"
    ),
    doc=__doc__,
)
def hash_like(text: str) -> bool:
    """Leave out what has too few different letters to be one."""
    digits = _AT_END.search(text)
    return len(set((digits[0] if digits else text).lower())) > _LEAST_DIFFERENT
