"""phone: a telephone number.

## Why
It names a person, and rings in their pocket. Counts are digits too: so a number is one only with its `+` and country,
or in the grouping of North America, and when a plan of numbers has it (`phonenumbers`, which has to be installed). A
whole number in JSON, or a text of nothing but digits, is one only under a name that says so.

## Examples
| text | finds |
| --- | --- |
| `"call +49 30 901820, please"` | `"+49 30 901820"` |
| `"(415) 555-2671"` | `"(415) 555-2671"` |
| `"+1 000 000 0000"` | nothing |
| `"5.1.0+20230214"` | nothing |
| `"2024-03-01 10:00"` | nothing |
"""

import re
from functools import lru_cache
from importlib import import_module

from pingreg.detect.detector import detector

_NAMES = re.compile(r"phone|mobile|msisdn|telefon|(?:^|_)(?:tel|fax|sms)(?:$|_)", re.IGNORECASE)
_WRITTEN = re.compile(r"[+(]{0,2}[0-9](?:[ ()./-]{0,2}[0-9]){7,16}")
_SHORTEST, _LONGEST = 8, 15
_NOBODYS_AREA = re.compile(r"\+1[ ().-]*[01]")
"""In North America no area has a number that begins so."""
_MOST_REMEMBERED = 4096


def _of_number(number: float, name: str) -> bool:
    digits = str(number)
    return (
        isinstance(number, int)
        and _SHORTEST <= len(digits) <= _LONGEST
        and _NAMES.search(name[:100]) is not None
        and _is_valid(f"+{digits}")
    )


def _of_member(text: str, name: str) -> bool:
    return (
        _NAMES.search(name[:100]) is not None
        and _WRITTEN.fullmatch(text) is not None
        and _is_valid("+" + "".join(filter(str.isdigit, text)).removeprefix("00"))
    )


@detector(
    "phone",
    "personal",
    pattern=(
        r"(?:^|[^0-9A-Za-z+._/-])"
        r"(\+[1-9](?:[ ().-]{0,2}[0-9]){7,14}|\(?[2-9][0-9]{2}\)?[ .-][2-9][0-9]{2}[ .-][0-9]{4})"
        r"(?:$|[^0-9A-Za-z_-])"
    ),
    doc=__doc__,
    of_number=_of_number,
    of_member=_of_member,
    library="phonenumbers",
)
def phone(text: str) -> bool:
    """Ask whether a plan of numbers has it."""
    return _is_valid(text)


@lru_cache(_MOST_REMEMBERED)
def _is_valid(text: str) -> bool:
    if _NOBODYS_AREA.match(text):
        return False
    phonenumbers = import_module("phonenumbers")  # large, and seldom asked
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(text, "US")))
    except phonenumbers.NumberParseException:
        return False
