"""phone: a telephone number.

## Why
It names a person, and rings in their pocket. Counts are digits too: so a number is one only with its country behind
a `+`, or behind `00` and in groups, or in the grouping of North America, and when a plan of numbers has it
(`phonenumbers`, which has to be installed). A whole number in JSON, or a text of nothing but digits, is one only under
a name that says so, and does not end in what is counted (`mobileUsers`).

## Examples
| text | finds |
| --- | --- |
| `"call +49 30 901820, please"` | `"+49 30 901820"` |
| `"(415) 555-2671"` | `"(415) 555-2671"` |
| `"0049 30 901820"` | `"0049 30 901820"` |
| `"004930901820"` | nothing |
| `"+1 000 000 0000"` | nothing |
| `"5.1.0+20230214"` | nothing |
| `"2024-03-01 10:00"` | nothing |
"""

import re
from functools import lru_cache
from importlib import import_module

from pingreg.detect.detector import detector
from pingreg.detect.member_names import words_of

_NAMES = re.compile(r"phone|mobile|msisdn|telefon|whatsapp|\b(?:tel|fax|sms)\b")
_MANY = frozenset({"contacts", "fax", "mobiles", "msisdns", "numbers", "phones", "sms", "telefones", "telephones"})
_COUNTED = frozenset({"at", "bytes", "count", "id", "size", "sum", "time", "timestamp", "total"})
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
        and _is_to_call(name)
        and _is_valid(f"+{digits}")
    )


def _of_member(text: str, name: str) -> bool:
    return (
        _is_to_call(name)
        and _WRITTEN.fullmatch(text) is not None
        and _is_valid("+" + "".join(filter(str.isdigit, text)).removeprefix("00"))
    )


@lru_cache(_MOST_REMEMBERED)
def _is_to_call(name: str) -> bool:
    words = words_of(name)
    last = words[-1] if words else ""
    is_counted = last in _COUNTED or (last.endswith("s") and last not in _MANY)
    return not is_counted and _NAMES.search(" ".join(words)) is not None


@detector(
    "phone",
    "personal",
    pattern=(
        r"(?:^|[^0-9A-Za-z+._/-])"
        r"(\+[1-9](?:[ ().-]{0,2}[0-9]){7,14}|00[1-9][0-9]{0,2}[ -](?:[ ().-]{0,2}[0-9]){6,13}"
        r"|\(?[2-9][0-9]{2}\)?[ .-][2-9][0-9]{2}[ .-][0-9]{4})"
        r"(?:$|[^0-9A-Za-z_-])"
    ),
    doc=__doc__,
    of_number=_of_number,
    of_member=_of_member,
    library="phonenumbers",
)
def phone(text: str) -> bool:
    """Ask whether a plan of numbers has it."""
    return _is_valid(f"+{text[2:]}" if text.startswith("00") else text)


@lru_cache(_MOST_REMEMBERED)
def _is_valid(text: str) -> bool:
    if _NOBODYS_AREA.match(text):
        return False
    phonenumbers = import_module("phonenumbers")  # large, and seldom asked
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(text, "US")))
    except phonenumbers.NumberParseException:
        return False
