"""coordinates: a place on the map, within a street or so.

## Why
Where somebody is at night is where they live. Two numbers in degrees with four decimals are within some ten metres;
with fewer they name a town, and are left alone. A number in JSON, or one that is written as text, is one under the
name of a latitude, a longitude or both.

## Examples
| text | finds |
| --- | --- |
| `"at 52.52001, 13.40495"` | `"52.52001, 13.40495"` |
| `"geo:52.52001,13.40495"` | `"52.52001,13.40495"` |
| `"52.5, 13.4"` | nothing |
| `"120.12345, 13.40495"` | nothing |
"""

import re

from pingreg.detect.detector import detector

_NAMES = re.compile(
    r"(?:^|[^A-Za-z])[Ll](?:at|on|ng)$|[a-z]L(?:at|on|ng)$|[Ll](?:at|ong)itude$"
    r"|[Cc]oord(?:inate)?s?$|(?:^|[^A-Za-z])[Ll]at_?[Ll](?:on|ng)$|[a-z]Lat_?L(?:on|ng)$"
)
_NUMBER = re.compile(r"[-+]?[0-9]{1,3}\.[0-9]{4,15}")
_FURTHEST_NORTH, _FURTHEST_EAST = 90, 180
_FINE = 4


def _of_number(number: float, name: str) -> bool:
    decimals = str(number).partition(".")[2]
    return (
        isinstance(number, float)
        and -_FURTHEST_EAST <= number <= _FURTHEST_EAST
        and len(decimals) >= _FINE
        and _is_place(name)
    )


def _is_place(name: str) -> bool:
    return _NAMES.search(name[-40:]) is not None


def _of_member(text: str, name: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and abs(float(text)) <= _FURTHEST_EAST and _is_place(name)


@detector(
    "coordinates",
    "personal",
    pattern=(
        r"(?:^|[^0-9A-Za-z._-])([-+]?[0-9]{1,2}\.[0-9]{4,15}(?:, ?|;| )[-+]?[0-9]{1,3}\.[0-9]{4,15})"
        r"(?:$|[^0-9A-Za-z._-]|\.(?:$|[^0-9A-Za-z]))"
    ),
    doc=__doc__,
    of_number=_of_number,
    of_member=_of_member,
)
def coordinates(text: str) -> bool:
    """Ask whether both are degrees."""
    north, east = re.split(r"[,; ]+", text)
    return abs(float(north)) <= _FURTHEST_NORTH and abs(float(east)) <= _FURTHEST_EAST
