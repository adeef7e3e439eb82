"""iban: the number of a bank account.

## Why
It names an account, and so its owner. It begins with a country and two digits that check the rest (ISO 13616, modulo
97); each country has one length. In small letters it counts in one run, or in groups of four.

## Examples
| text | finds |
| --- | --- |
| `"to DE89 3704 0044 0532 0130 00"` | `"DE89 3704 0044 0532 0130 00"` |
| `"GB82WEST12345698765432"` | `"GB82WEST12345698765432"` |
| `"de89370400440532013000"` | `"de89370400440532013000"` |
| `"DE89370400440532013001"` | nothing |
| `"DE8937040044053201300"` | nothing |
"""

from pingreg.detect.detector import detector

_LENGTHS = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 "
    "ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 "
    "LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 "
    "RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20"
)
"""Countries and lengths, as the registry of ISO 13616 lists them."""
_LENGTH = {entry[:2]: int(entry[2:]) for entry in _LENGTHS.split()}


@detector(
    "iban",
    "personal",
    pattern=(
        r"(?:^|[^0-9A-Za-z_.-])([A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]){11,28}"
        r"|[a-z]{2}[0-9]{2}(?:[a-z0-9]{11,28}|(?: [a-z0-9]{4}){2,7}(?: [a-z0-9]{1,3})?))(?:$|[^0-9A-Za-z_])"
    ),
    doc=__doc__,
)
def iban(text: str) -> bool:
    """Check length and check digits; what is grouped may be followed by a word in capitals."""
    written = text.replace(" ", "").replace("-", "").upper()
    length = _LENGTH.get(written[:2], len(written) + 1)
    return len(written) >= length and _is_checked(written[:length]) and (len(written) == length or " " in text)


def _is_checked(written: str) -> bool:
    turned = written[4:] + written[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1
