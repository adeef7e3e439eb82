"""hash: a text that looks like the hash of something.

## Why
A hash of an address without a key is the address, for whoever has a list of addresses; and 64 letters may be
anything. Found are texts of which all is a hexadecimal number as long as a usual hash, such a number with the name of
its algorithm before it, and hashes of passwords. Our own keyed hashes (`h1:<key id>:...`) are known, and are none.

## Examples
| text | finds |
| --- | --- |
| `"5d41402abc4b2a76b9719d911017c592"` | `"5d41402abc4b2a76b9719d911017c592"` |
| `"md5:5d41402abc4b2a76b9719d911017c592"` | `"md5:5d41402abc4b2a76b9719d911017c592"` |
| `"h1:2024a:mfrggzdfmztwq2lknnwg23tpoi"` | nothing |
| `"00000000000000000000000000000000"` | nothing |
| `"commit 5d41402abc4b2a76b9719d911017c592"` | nothing |
"""

from pingreg.detect.detector import detector

_LEAST_DIFFERENT = 6


@detector(
    "hash",
    "technical",
    pattern=(
        r"(?:(?:[Mm][Dd]5|[Ss][Hh][Aa]-?(?:1|224|256|384|512))[:=-])?"
        r"(?:[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{56}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{96}|[0-9A-Fa-f]{128})"
        r"|\$(?:2[abxy]|argon2(?:d|i|id)|5|6)\$[!-~]{20,}|[0-9A-Za-z+/]{43}="
    ),
    whole=True,
    doc=__doc__,
)
def hash_like(text: str) -> bool:
    """Leave out what has too few different letters to be one."""
    return len(set(text.lower())) > _LEAST_DIFFERENT
