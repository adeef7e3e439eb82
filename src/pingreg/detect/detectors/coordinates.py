r"""coordinates: a place on the map, within a street or so.

## Why
Where somebody is at night is where they live. Two numbers in degrees with four decimals are within some ten metres;
with fewer they name a town, and are left alone. They are written with a comma or a semicolon between them, with the
letters of the four winds, in minutes and seconds, or as a `POINT`. Pairs of small numbers mostly are shares and
constants, and lie in the Gulf of Guinea, where nobody lives. A number in JSON, or one that is written as text, is one
under the name of a latitude, a longitude, both, or a location, unless the name says that `lat` is a latency.

## Examples
| text | finds |
| --- | --- |
| `"at 52.52001, 13.40495"` | `"52.52001, 13.40495"` |
| `"geo:52.52001,13.40495"` | `"52.52001,13.40495"` |
| `"52\u00b031'12\"N 13\u00b024'18\"E"` | `"52\u00b031'12\"N 13\u00b024'18\"E"` |
| `"52.5200N, 13.4050E"` | `"52.5200N, 13.4050E"` |
| `"POINT(13.404954 52.520008)"` | `"POINT(13.404954 52.520008"` |
| `"52.5, 13.4"` | nothing |
| `"120.12345, 13.40495"` | nothing |
| `"3.14159,2.71828"` | nothing |
| `"12.3456 45.6789"` | nothing |
"""

import re
from functools import lru_cache

from pingreg.detect.detector import detector
from pingreg.detect.member_names import ends_in, words_of

_NAMES = frozenset(
    {
        *("coord", "coordinate", "coordinates", "coords", "geo", "geolocation", "gps", "lat", "latitude", "latlng"),
        *("latlon", "latlong", "lng", "lnglat", "location", "lon", "longitude", "lonlat"),
    }
)
_LATENCY = re.compile(
    r"p[0-9]{1,4}|[0-9]+|avg|average|max|mean|median|min|std|stddev|sum|total|api|backend|call|client|cold|commit|db|disk"
    r"|exec|fetch|first|http|index|io|last|load|net|network|op|query|queue|read|render|req|request|resp|response|rpc"
    r"|rtt|search|server|sql|start|tail|token|upstream|warm|write"
)
_NUMBER = re.compile(r"[-+]?[0-9]{1,3}\.[0-9]{4,15}")
_ANY_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_FURTHEST_NORTH, _FURTHEST_EAST = 90, 180
_FINE = 4
_SEA_NORTH, _SEA_EAST = (-4, 4.2), (-7, 5.5)
"""In degrees: open sea in the Gulf of Guinea."""
_MOST_REMEMBERED = 4096

_DECIMAL = r"[-+]?[0-9]{1,3}\.[0-9]{4,15}"
_DEGREE = r"(?:\xc2\xb0|\xc2\xba)"
_MINUTE = r"(?:'|\xe2\x80[\x99\xb2])"
_SECOND = r"(?:\"|''|\xe2\x80[\x9d\xb3])"
_TO_SECONDS = (
    rf"[0-9]{{1,3}} ?{_DEGREE} ?[0-9]{{1,2}}(?:\.[0-9]{{2,}})? ?{_MINUTE}(?: ?[0-9]{{1,2}}(?:\.[0-9]+)? ?{_SECOND})?"
)
_OF_WINDS = rf"(?:{_TO_SECONDS}|[0-9]{{1,3}}\.[0-9]{{4,15}} ?{_DEGREE}?)"


def _of_number(number: float, name: str) -> bool:
    decimals = str(number).partition(".")[2]
    return (
        isinstance(number, float)
        and -_FURTHEST_EAST <= number <= _FURTHEST_EAST
        and len(decimals) >= _FINE
        and _is_place(name)
    )


@lru_cache(_MOST_REMEMBERED)
def _is_place(name: str) -> bool:
    before = words_of(name)[-2:-1] if words_of(name)[-1:] == ("lat",) else ()
    return ends_in(name, _NAMES) and not any(map(_LATENCY.fullmatch, before))


def _of_member(text: str, name: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and abs(float(text)) <= _FURTHEST_EAST and _is_place(name)


@detector(
    "coordinates",
    "personal",
    pattern=(
        rf"(?:^|[^0-9A-Za-z._-])([-+]?[0-9]{{1,2}}\.[0-9]{{4,15}}(?:, ?|;){_DECIMAL}"
        rf"|(?i:point) ?(?i:z ?)?\({_DECIMAL} {_DECIMAL}"
        rf"|{_OF_WINDS} ?[NSns][,; ]{{0,2}}{_OF_WINDS} ?[EWOewo])"
        r"(?:$|[^0-9A-Za-z._-]|\.(?:$|[^0-9A-Za-z]))"
    ),
    doc=__doc__,
    of_number=_of_number,
    of_member=_of_member,
)
def coordinates(text: str) -> bool:
    """Ask whether both are degrees, and on land."""
    if text[-1].isalpha():
        parts = re.split("[NSns]", text, maxsplit=1)
        north, east = (float(_ANY_NUMBER.findall(part)[0]) for part in parts)
        return north <= _FURTHEST_NORTH and east <= _FURTHEST_EAST
    first, second = (float(number) for number in _ANY_NUMBER.findall(text))
    if "(" in text:
        return abs(first) <= _FURTHEST_EAST and abs(second) <= _FURTHEST_NORTH
    return abs(first) <= _FURTHEST_NORTH and abs(second) <= _FURTHEST_EAST and not _is_at_sea(first, second)


def _is_at_sea(north: float, east: float) -> bool:
    return _SEA_NORTH[0] <= north <= _SEA_NORTH[1] and _SEA_EAST[0] <= east <= _SEA_EAST[1]
