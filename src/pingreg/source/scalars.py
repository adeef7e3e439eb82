"""Plain scalars: the YAML 1.2 core schema, and what YAML 1.1 would have made of the same text."""

import re
from dataclasses import dataclass

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Stand for a plain scalar that two readers of YAML would understand differently.

    `otherwise` is how to write what else its author may have meant; None where only the text makes sense.
    """

    text: str
    because: str
    otherwise: str | None = None


_LONGEST = 64

_BOOLEAN = "YAML 1.1 reads it as a boolean"
_MEANING = "YAML 1.1 gives it a meaning of its own"
_OLD_BOOLEANS = {"y": "true", "n": "false", "yes": "true", "no": "false", "on": "true", "off": "false"}
_WORDS: dict[str, Scalar | Ambiguous] = {
    "": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "~": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "<<": Ambiguous("<<", _MEANING),
    "=": Ambiguous("=", _MEANING),
    **{
        form: Ambiguous(form, _BOOLEAN, otherwise)
        for word, otherwise in _OLD_BOOLEANS.items()
        for form in (word, word.title(), word.upper())
    },
}
_NUMERIC = frozenset("0123456789+-.")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,18})\Z")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+([eE][-+][0-9]{1,3})?\Z")
_LONG_NUMBER = re.compile(r"[-+]?[0-9][0-9_]*(\.[0-9_]*)?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_ODD_NUMBERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[-+]?0[0-9_]+\Z"), "YAML 1.1 reads a leading zero as octal"),
    (
        re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\Z"),
        "YAML 1.1 reads it as a number to base 60",
    ),
    (
        re.compile(r"[-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?\Z"),
        "YAML 1.1 reads it as a number with `_` left out",
    ),
    (re.compile(r"[-+]?0[box][0-9a-fA-F_]+\Z"), "YAML versions disagree on numbers that are not decimal"),
    (re.compile(r"[-+]?(\.[0-9_]+|[0-9]+\.)([eE][-+]?[0-9]+)?\Z"), "it is a number with a part missing"),
    (re.compile(r"[-+]?[0-9]+(\.[0-9]+)?[eE][0-9]+\Z"), "YAML 1.1 reads it as text, YAML 1.2 as a number"),
    (re.compile(r"[-+]?[0-9]+[eE][-+]?[0-9]+\Z"), "YAML 1.1 reads it as text, YAML 1.2 as a number"),
    (re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z"), "it is not a finite number"),
    (re.compile(r"[-+]?[0-9]{19,}(\.[0-9]*)?\Z"), "it has more digits than a 64-bit number keeps"),
    (
        re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]"),
        "YAML 1.1 reads it as a moment in time",
    ),
    (re.compile(r"[0-9]{4}-([0-9]-[0-9]{1,2}|[0-9]{2}-[0-9])\Z"), "a date is written with two digits each"),
)


def plain(text: str) -> Scalar | Ambiguous:
    """Read an unquoted scalar.

    Follows YAML 1.2.2 section 10.3.2 (core schema). A date such as `2027-06-30` is text, as the core schema has
    it: whoever needs a date parses it. Anything else that YAML 1.1 reads otherwise is `Ambiguous`.
    """
    if text[:1] in _NUMERIC:
        return _numeric(text) if len(text) <= _LONGEST else _long(text)
    return _WORDS.get(text, text)


def _long(text: str) -> Scalar | Ambiguous:
    return Ambiguous(text, "it is too long for a number") if _LONG_NUMBER.match(text) else text


def _numeric(text: str) -> Scalar | Ambiguous:
    if _INTEGER.match(text):
        number = int(text)
        return number if -(2**63) <= number < 2**63 else Ambiguous(text, "as a number it does not fit 64 bits")
    if _FLOAT.match(text):
        fraction = float(text)
        if text.lstrip("+") == repr(fraction):
            return fraction
        return Ambiguous(text, f"as a number it is {fraction!r}, and the text as written is lost")
    if _DATE.match(text):
        return text
    return next((Ambiguous(text, because) for odd, because in _ODD_NUMBERS if odd.match(text)), text)
