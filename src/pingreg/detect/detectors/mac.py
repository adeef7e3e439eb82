"""mac: the address of a network card.

## Why
It is one machine's, wherever that goes, and worlds of trackers know it. It is written with colons, with dashes, or as
three groups of four with dots; the same mark stands everywhere. Twelve digits without a mark are one only under a name
that says so, and six pairs of digits that are all below 60 are a time.

## Examples
| text | finds |
| --- | --- |
| `"card 3c:22:fb:12:9a:0e is up"` | `"3c:22:fb:12:9a:0e"` |
| `"3C-22-FB-12-9A-0E"` | `"3C-22-FB-12-9A-0E"` |
| `"3c22.fb12.9a0e"` | `"3c22.fb12.9a0e"` |
| `"00:00:00:00:00:00"` | nothing |
| `"00:00:00:12:34:56"` | nothing |
| `"2024-03-01-10-00-00"` | nothing |
"""

import re

from pingreg.detect.detector import detector
from pingreg.detect.member_names import ends_in

_NAMES = frozenset(
    {
        *("bssid", "ethernetaddress", "hardwareaddress", "hwaddr", "hwaddress", "mac", "macaddr", "macaddress", "macs"),
        *("macaddresses", "macid", "physicaladdress"),
    }
)
_WITHOUT_MARKS = re.compile("[0-9A-Fa-f]{12}")
_TIME = re.compile("[0-5][0-9](?::[0-5][0-9]){5}")


def _of_member(text: str, name: str) -> bool:
    return _WITHOUT_MARKS.fullmatch(text) is not None and len(set(text.lower())) > 1 and ends_in(name, _NAMES)


@detector(
    "mac",
    "technical",
    pattern=(
        r"(?:^|[^0-9A-Za-z:._-])((?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}"
        r"|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})(?:$|[^0-9A-Za-z:_-]|:(?:$|[^0-9A-Za-z:]))"
    ),
    doc=__doc__,
    of_member=_of_member,
)
def mac(text: str) -> bool:
    """Leave out the cards that nobody has, times, and groups of digits that are no hexadecimal number."""
    digits = text.lower().translate({ord(mark): None for mark in ":-."})
    return len(set(digits)) > 1 and (not _TIME.fullmatch(text) if ":" in text else not digits.isdigit())
