r"""credential: a secret that stands behind a word that says so.

## Why
Headers, settings and addresses of pages carry secrets that have no form of their own: what follows `Bearer`,
`password=` or `?token=` is one all the same, and so is a cookie, what `curl -u` is given, and what stands in JSON under
a name that ends with such a word: there a password need not look like one, and neither need a long secret. A word for
a secret without one behind it, or with a place to fill in, with a state or with the name of an algorithm, is none.

## Examples
| text | finds |
| --- | --- |
| `"Authorization: Bearer abcdef0123456789abcdef"` | `"Bearer abcdef0123456789abcdef"` |
| `"/page?id=1&token=a1b2c3d4e5f6"` | `"token=a1b2c3d4e5f6"` |
| `"password = \"correct4horse\""` | `"password = \"correct4horse"` |
| `"DB_PASSWORD=correct4horse"` | `"PASSWORD=correct4horse"` |
| `"AWS_SECRET_ACCESS_KEY: wJalrXUtnFEMI/K7MDENG"` | `"SECRET_ACCESS_KEY: wJalrXUtnFEMI/K7MDENG"` |
| `"Authorization: token a1b2c3d4e5f6"` | `"Authorization: token a1b2c3d4e5f6"` |
| `"Cookie: lang=en; session=a1b2c3d4e5f6"` | `"Cookie: lang=en; session=a1b2c3d4e5f6"` |
| `"AccountName=a;AccountKey=Zm9vYmFyMTIzNDU2Nzg5MA=="` | `"AccountKey=Zm9vYmFyMTIzNDU2Nzg5MA=="` |
| `"/blob?sv=2022&sig=a1B2c3D4e5F6g7H8i9J0%3D"` | `"sig=a1B2c3D4e5F6g7H8i9J0%3D"` |
| `"curl -s -u alice:correcthorse localhost"` | `"-u alice:correcthorse"` |
| `"Set-Cookie: theme=dark; Path=/v1/pages"` | nothing |
| `"the token is bad"` | nothing |
| `"password=$PASSWORD"` | nothing |
| `"token=required"` | nothing |
| `"token=placeholder1"` | nothing |
| `"signature=rsa-sha256"` | nothing |
"""

import re
from functools import lru_cache
from typing import Literal

from pingreg.detect.detector import detector
from pingreg.detect.member_names import endings_of
from pingreg.detect.stock_words import is_stock

_OPENERS = "pass(?:word|wd|phrase)|pwd"
_WORDS = (
    "(?:client[_-]?)?secret|(?:account|api|(?:secret|shared)?[_-]?access|private|secret|signing)[_-]?key"
    "|(?:(?:access|auth|refresh|session|id)[_-]?)?token|(?:shared[_-]?access[_-]?)?signature"
)
_AWS_KEY = r"secret[ _-]?(?:access[ _-]?)?key[ \t,;|]{1,3}[0-9A-Za-z/+]{40}"
_PAIR = r"[^\s=;,\"']+=[^\s;\"']*"
_COOKIE = rf"(?:set-)?cookie[\"']?\s?[:=]\s?[\"']?{_PAIR}(?:; ?{_PAIR})*"
_CURL = r"curl\s(?:[^\n;|]*?\s)?((?:-u|--user)[ =]?[\"']?[^\s:\"'$<{]+:[^\s\"'$<{]+)"

_Kind = Literal["password", "pass", "secret", "token", "session", "cookie", "nothing"]
_KINDS: dict[str, _Kind] = {
    **dict.fromkeys(("password", "passwd", "passphrase", "passcode", "pwd"), "password"),
    **dict.fromkeys(("accountkey", "accesskey", "apikey", "privatekey", "secret", "secretkey", "signingkey"), "secret"),
    **dict.fromkeys(("authorization", "signature", "token"), "token"),
    **dict.fromkeys(("jsessionid", "phpsessid", "sessid", "session", "sessionid", "sessionkey", "sid"), "session"),
    **dict.fromkeys(("cookie", "setcookie"), "cookie"),
    "pass": "pass",
}
"""What is said of a value by the end of its name; in the plural as well."""
_ATTRIBUTES = frozenset({"domain", "expires", "max-age", "path", "samesite"})
_FILLED_IN = re.compile(r"[^\s$<{%*][^\s<>{}*]*")
_OPAQUE = re.compile(r"[0-9A-Za-z._~%+/=-]+")
_BETWEEN = re.compile(r"[._~+/=-]")
_FOLDER = re.compile(r"(?:[A-Za-z]:)?[\\/]|~")
_SHORTEST, _SHORTEST_PASSWORD = 8, 6
_LONG_ENOUGH = 12
"""So many letters, and nothing else, may be a secret."""
_SESSION = 16
_LONGEST = 4096
_VALUE = re.compile(r"(?:[:=]|\s)[\"'\s]*([^\"'\s:=]+=*)\Z")
_MOST_REMEMBERED = 4096


def _of_member(text: str, name: str) -> bool:
    kind = _kind_of(name)
    if kind == "nothing":
        return False
    if kind == "cookie":
        return _holds_cookie(text)
    return _FILLED_IN.fullmatch(text) is not None and not is_stock(text) and _is_secret(text, kind)


@lru_cache(_MOST_REMEMBERED)
def _kind_of(name: str) -> _Kind:
    for ending in endings_of(name):
        kind = _KINDS.get(ending) or _KINDS.get(ending.removesuffix("s"))
        if kind is not None:
            return kind
    return "password" if endings_of(name)[:1] and endings_of(name)[0].endswith("password") else "nothing"


def _is_secret(text: str, kind: _Kind) -> bool:
    match kind:
        case "password":
            return len(text) >= _SHORTEST_PASSWORD and _FOLDER.match(text) is None
        case "pass":
            return len(text) >= _SHORTEST_PASSWORD and _is_mixed(text)
        case "session":
            return len(text) >= _SESSION and _is_opaque(text)
        case "secret" if text.isalpha():
            return len(text) >= _LONG_ENOUGH
        case _:
            return len(text) >= _SHORTEST and _is_mixed(text)


@detector(
    "credential",
    "secret",
    pattern=(
        r"(?i)(?:^|[^0-9A-Za-z])(?:((?:bearer|basic) +[0-9A-Za-z._~+/-]{16,}=*"
        r"|authorization[\"']?\s?[:=]\s?[\"']?(?:token|apikey) +[0-9A-Za-z._~+/-]{8,}=*"
        rf"|(?:{_WORDS})[\"']?\s?[:=]\s?[\"']?[^\s\"'<>${{}}&,;*]{{8,}}"
        rf"|(?:{_OPENERS})[\"']?\s?[:=]\s?[\"']?[^\s\"'<>${{}}&,;*]{{6,}}"
        rf"|sig=[0-9A-Za-z%+/_-]{{20,}}=*|{_AWS_KEY}|{_COOKIE})|{_CURL})"
    ),
    doc=__doc__,
    of_member=_of_member,
)
def credential(text: str) -> bool:
    """Ask for letters and digits in what follows the word."""
    if text.startswith("-"):
        password = text.partition(":")[2]
        return not is_stock(password) and not password.isdigit()
    if text[:10].lower().startswith(("cookie", "set-cookie")):
        return _holds_cookie(re.split("[:=]", text, maxsplit=1)[1])
    told = text[-_LONGEST:]
    told = told.rstrip(".:" if "(" in told or "[" in told else ".:)]")
    found = _VALUE.search(told)
    value = found[1] if found else re.split("[,;|]", told)[-1]
    is_folder = text[:3].lower() == "pwd" and _FOLDER.match(value) is not None
    return _is_mixed(value) and not is_folder and not is_stock(value)


def _holds_cookie(text: str) -> bool:
    for pair in text[:_LONGEST].split(";"):
        name, _, value = pair.strip(" \"'").partition("=")
        if name.lower() not in _ATTRIBUTES and len(value) >= _SHORTEST and _is_mixed(value) and not is_stock(value):
            return True
    return False


def _is_opaque(text: str) -> bool:
    """Tell whether a part of it is no word."""
    return _OPAQUE.fullmatch(text) is not None and any(
        len(part) >= _SHORTEST and _is_mixed(part) for part in _BETWEEN.split(text)
    )


def _is_mixed(text: str) -> bool:
    return any(char.isdigit() for char in text) and any(char.isalpha() for char in text)
