"""payment-card: the number of a payment card.

## Why
It is money. It has 13 to 19 digits, in one run or in groups, begins as an issuer's numbers do, in a length that the
issuer uses, and its last digit checks the others (Luhn, ISO/IEC 7812). One in ten numbers passes the check alone, so
all is asked for. It is found among whole numbers in JSON, too.

## Examples
| text | finds |
| --- | --- |
| `"paid with 4111 1111 1111 1111"` | `"4111 1111 1111 1111"` |
| `"378282246310005"` | `"378282246310005"` |
| `"5555-5555-5555-4444"` | `"5555-5555-5555-4444"` |
| `"4111 1111 1111 1112"` | nothing |
| `"1700000000000000"` | nothing |
"""

import re

from pingreg.detect.detector import detector

_ISSUERS = (
    (re.compile("4"), (13, 16, 19)),
    (re.compile("5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), (16,)),
    (re.compile("3[47]"), (15,)),
    (re.compile("30[0-5]|309|36|3[89]"), (14, 16, 19)),
    (re.compile("6011|64[4-9]|65"), (16, 19)),
    (re.compile("35(?:2[89]|[3-8])"), (16, 19)),
    (re.compile("62"), (16, 17, 18, 19)),
    (re.compile("50|5[6-9]|6"), (16, 19)),
)
"""How numbers of the large issuers begin, from Visa to Maestro, and how long they are."""
_DOUBLED = str.maketrans("0123456789", "0246813579")


def _of_number(number: float, _name: str) -> bool:
    return isinstance(number, int) and number >= 10**12 and _is_card(str(number))


@detector(
    "payment-card",
    "personal",
    pattern=r"(?:^|[^0-9A-Za-z._-])([2-6](?:[ -]?[0-9]){12,18})(?:$|[^0-9A-Za-z_-])",
    doc=__doc__,
    of_number=_of_number,
)
def payment_card(text: str) -> bool:
    """Check issuer, length and last digit."""
    return _is_card(text.replace(" ", "").replace("-", ""))


def _is_card(digits: str) -> bool:
    return len(set(digits)) > 1 and _has_issuer(digits) and _is_luhn(digits)


def _has_issuer(digits: str) -> bool:
    return any(len(digits) in lengths and begins.match(digits) for begins, lengths in _ISSUERS)


def _is_luhn(digits: str) -> bool:
    turned = digits[::-1]
    return (sum(map(int, turned[::2])) + sum(map(int, turned[1::2].translate(_DOUBLED)))) % 10 == 0
