"""national-id: a number by which a state knows a person.

## Why
It is for life, and opens doors that no password can close again. Found are numbers of states that put check digits
into them, as `python-stdnum` knows them, which has to be installed: of Belgium, Brazil, Bulgaria, China, the Czech
Republic, Finland, France, Germany, India, Italy, Korea, Norway, Poland, Romania, South Africa, Spain, Sweden,
Switzerland and Turkey, and social security numbers of the United States by their form. Where digits alone would be a
count as well, the usual grouping is asked for. Numbers of other states are not found.

## Examples
| text | finds |
| --- | --- |
| `"cpf 390.533.447-05"` | `"390.533.447-05"` |
| `"RCCMNL83S18D969H"` | `"RCCMNL83S18D969H"` |
| `"54362315K"` | `"54362315K"` |
| `"131052-308T"` | `"131052-308T"` |
| `"390.533.447-06"` | nothing |
| `"54362315A"` | nothing |
| `"12345678901234"` | nothing |
"""

import re
from functools import lru_cache
from importlib import import_module

from pingreg.detect.detector import detector

_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}", ("br.cpf",)),
    (r"[0-9]{8}[A-Z]", ("es.dni",)),
    (r"[XYZ][0-9]{7}[A-Z]", ("es.nie",)),
    (r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]", ("it.codicefiscale",)),
    (r"[0-9]{6}[-+ABCDEFYXWVU][0-9]{3}[0-9A-Y]", ("fi.hetu", "se.personnummer")),
    (r"[0-9]{6}[-+][0-9]{4}", ("se.personnummer",)),
    (r"[0-9]{8}-[0-9]{4}", ("se.personnummer",)),
    (r"756\.[0-9]{4}\.[0-9]{4}\.[0-9]{2}", ("ch.ssn",)),
    (r"[0-9]{6}-[1-8][0-9]{6}", ("kr.rrn",)),
    (r"[0-9]{6}/[0-9]{3,4}", ("cz.rc",)),
    (r"[2-9][0-9]{3} [0-9]{4} [0-9]{4}", ("in_.aadhaar",)),
    (r"[0-9]{3}-[0-9]{2}-[0-9]{4}", ("us.ssn",)),
    (r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}\.[0-9]{2}", ("be.nn",)),
    (r"[12] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}", ("fr.nir",)),
    (r"[0-9]{17}[0-9X]", ("cn.ric",)),
    (r"[1-9][0-9]{12}", ("ro.cnp", "za.idnr")),
    (r"[0-9]{6} ?[0-9]{5}", ("no.fodselsnummer",)),
    (r"[0-9]{11}", ("no.fodselsnummer", "be.nn", "pl.pesel", "de.idnr", "tr.tckimlik")),
)
_MOST_REMEMBERED = 1024
_COMPILED = tuple((re.compile(form), names) for form, names in _FORMS)


@detector(
    "national-id",
    "personal",
    pattern=rf"(?:^|[^0-9A-Za-z._/+-])({'|'.join(form for form, _ in _FORMS)})(?:$|[^0-9A-Za-z_/-])",
    doc=__doc__,
    library="stdnum",
)
@lru_cache(_MOST_REMEMBERED)
def national_id(text: str) -> bool:
    """Ask whoever knows numbers of this form."""
    return any(_is_known(text, name) for form, names in _COMPILED if form.fullmatch(text) for name in names)


def _is_known(text: str, name: str) -> bool:
    try:
        return bool(import_module(f"stdnum.{name}").is_valid(text))
    except Exception:  # noqa: BLE001  the library fails on some numbers that are none, each state's module in its own way
        return False
