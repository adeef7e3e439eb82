"""national-id: a number by which a state knows a person.

## Why
It is for life, and opens doors that no password can close again. Found are numbers of states that put check digits
into them, as `python-stdnum` knows them, which has to be installed: of Belgium, Brazil, Bulgaria, China, the Czech
Republic, Finland, France, Germany, India, Italy, Korea, Norway, Poland, Romania, South Africa, Spain, Sweden,
Switzerland and Turkey, and social security numbers of the United States by their form. Where digits alone would be a
count as well, the usual grouping is asked for, unless they stand under a name that says what they are, such as `ssn`.
A day of these years and a number behind it is a build rather than a child of Sweden or a very old Finn, and what
begins with three zeros a serial rather than a Spaniard. Numbers of other states are not found.

## Examples
| text | finds |
| --- | --- |
| `"cpf 390.533.447-05"` | `"390.533.447-05"` |
| `"RCCMNL83S18D969H"` | `"RCCMNL83S18D969H"` |
| `"54362315K"` | `"54362315K"` |
| `"131052-308T"` | `"131052-308T"` |
| `"390.533.447-06"` | nothing |
| `"54362315A"` | nothing |
| `"240301-1234"` | nothing |
| `"00000001R"` | nothing |
| `"12345678901234"` | nothing |
"""

import re
from functools import lru_cache
from importlib import import_module

from pingreg.detect.detector import detector
from pingreg.detect.member_names import endings_of

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
_BY_NAME: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("ssn", "socialsecurity", "socialsecuritynumber", "socialsecurityno"), ("us.ssn", 9)),
    **dict.fromkeys(("cpf", "cpfnumber"), ("br.cpf", 11)),
    **dict.fromkeys(("aadhaar", "aadhaarnumber", "aadhar"), ("in_.aadhaar", 12)),
    **dict.fromkeys(("steuerid", "steueridnr", "idnr"), ("de.idnr", 11)),
    **dict.fromkeys(("nir", "insee", "numerosecu"), ("fr.nir", 15)),
    **dict.fromkeys(("ahv", "ahvnr", "ahvnumber"), ("ch.ssn", 13)),
    **dict.fromkeys(("personnummer", "personnr"), ("se.personnummer", 10)),
    **dict.fromkeys(("tckn", "tckimlik", "tckimlikno"), ("tr.tckimlik", 11)),
    **dict.fromkeys(("fodselsnummer", "fnr"), ("no.fodselsnummer", 11)),
    "bsn": ("nl.bsn", 9),
    "cnp": ("ro.cnp", 13),
    "codicefiscale": ("it.codicefiscale", 16),
    "dni": ("es.dni", 9),
    "hetu": ("fi.hetu", 11),
    "nie": ("es.nie", 9),
    "pesel": ("pl.pesel", 11),
    "rijksregisternummer": ("be.nn", 11),
    "rrn": ("kr.rrn", 13),
}
"""Under a name that ends so: whose number it is, and how many digits it has, of which a JSON number lost the zeros."""
_LONGEST_NAMED = 24
_SOMETHING_ELSE = {
    "es.dni": re.compile(r"000[0-9]{5}[A-Z]"),
    "fi.hetu": re.compile(r"[0-9]{4}(?:[0-2][0-9]|3[01])-[0-9]{4}"),
    "se.personnummer": re.compile(r"(?:20)?[12][0-9]{5}-[0-9]{4}"),
}
"""Serials, and days of these years with a number: whose this would be is a child in Sweden, or over 90 in Finland."""
_MOST_REMEMBERED = 1024
_COMPILED = tuple((re.compile(form), names) for form, names in _FORMS)


def _of_number(number: float, name: str) -> bool:
    named = _named(name)
    return named is not None and isinstance(number, int) and _is_known(str(number).zfill(named[1]), named[0])


def _of_member(text: str, name: str) -> bool:
    named = _named(name)
    return named is not None and len(text) <= _LONGEST_NAMED and _is_known(text, named[0])


@lru_cache(_MOST_REMEMBERED)
def _named(name: str) -> tuple[str, int] | None:
    return next((_BY_NAME[ending] for ending in endings_of(name) if ending in _BY_NAME), None)


@detector(
    "national-id",
    "personal",
    pattern=rf"(?:^|[^0-9A-Za-z._/+-])({'|'.join(form for form, _ in _FORMS)})(?:$|[^0-9A-Za-z_/-])",
    doc=__doc__,
    of_number=_of_number,
    of_member=_of_member,
    library="stdnum",
)
@lru_cache(_MOST_REMEMBERED)
def national_id(text: str) -> bool:
    """Ask whoever knows numbers of this form."""
    return any(
        _is_known(text, name)
        for form, names in _COMPILED
        if form.fullmatch(text)
        for name in names
        if not _is_something_else(text, name)
    )


def _is_something_else(text: str, name: str) -> bool:
    return name in _SOMETHING_ELSE and _SOMETHING_ELSE[name].fullmatch(text) is not None


def _is_known(text: str, name: str) -> bool:
    try:
        return bool(import_module(f"stdnum.{name}").is_valid(text))
    except Exception:  # noqa: BLE001  the library fails on some numbers that are none, each state's module in its own way
        return False
