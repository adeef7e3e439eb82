"""ipv4: an internet address of version 4.

## Why
An address leads to one connection, and often to one person; a private one tells of a network what its owner shows to
nobody. Four numbers with dots are also a release, so one that follows a letter, a `/` or a `-` is none
(`Chrome/120.0.0.1`), unless the letter is a `v` and the first number is too large for a release. One of small numbers
that follows a word for releases or for macOS is none either, and a place that declares a version explains one that
reads as a release. Addresses that are the same for everybody are none either: of the machine itself, of no machine, of
all, and networks that end in three zeros.

## Examples
| text | finds |
| --- | --- |
| `"from 203.0.113.7:443"` | `"203.0.113.7"` |
| `"https://10.1.2.3/path"` | `"10.1.2.3"` |
| `"v203.0.113.7"` | `"203.0.113.7"` |
| `"macOS 10.15.7.1"` | nothing |
| `"127.0.0.1"` | nothing |
| `"Chrome/120.0.0.1"` | nothing |
| `"1.2.3.4.5"` | nothing |
| `"300.1.2.3"` | nothing |
"""

from ipaddress import AddressValueError, IPv4Address

from pingreg.detect.detector import detector

_NUMBER = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"

_LARGE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9])"
_BEHIND = r"(?:$|[^0-9A-Za-z._-]|\.(?:$|[^0-9A-Za-z]))"
_OF_RELEASES = r"\b(?i:mac ?os(?: x)?|os ?x|version|build|release)(?:[ /:=]|: )[0-9]{1,2}(?:\.[0-9]+){3}"


@detector(
    "ipv4",
    "technical",
    pattern=(
        rf"(?:^|//|[^0-9A-Za-z./_-])({_NUMBER}(?:\.{_NUMBER}){{3}}){_BEHIND}|{_OF_RELEASES}"
        rf"|(?:^|[^0-9A-Za-z./_-])[vV]({_LARGE}(?:\.{_NUMBER}){{3}}){_BEHIND}"
    ),
    doc=__doc__,
)
def ipv4(text: str) -> bool:
    """Leave out what is the same for everybody."""
    try:
        address = IPv4Address(text)
    except AddressValueError:
        return False
    return not (address.is_loopback or address.is_unspecified or text.startswith("255.") or text.endswith(".0.0.0"))
