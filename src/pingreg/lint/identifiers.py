"""Identifiers by name: which names say that a value names somebody, or lets somebody in.

What a name is about stands at its end: `emailProvider` is a provider, `tokenType` a type, `loginEmail` an address.
A number may be one too: there `phones` and `sessionCount` count, and `phone` and `session` are somebody's.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pingreg.naming import words_of
from pingreg.resolve.model import Field

_STRUCTURE = frozenset({"[]", "*", "="})
_ADDRESSES = frozenset(
    {"email", "mail", "ip", "ipv4", "ipv6", "hostname", "fqdn", "phone", "telephone", "msisdn", "fax", "tel"}
)
_PROOFS = frozenset(
    {
        *(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "secret",
            "token",
            "jwt",
            "apikey",
            "credential",
            "cookie",
            "session",
        ),
        *("passport", "ssn", "iban", "username", "login", "nickname", "surname", "birthday", "birthdate", "dob"),
        *("fullname", "firstname", "lastname", "forename", "personnummer", "vat"),
    }
)
_MACHINES = frozenset({"serial", "imei", "imsi", "iccid", "idfa", "gaid", "adid", "fingerprint"})
_ALONE = _ADDRESSES | _PROOFS | _MACHINES
_WITH_TAIL = _ALONE | {
    *(
        "mac",
        "user",
        "account",
        "customer",
        "person",
        "people",
        "employee",
        "visitor",
        "member",
        "device",
        "machine",
        "hardware",
    ),
    *("advertising", "tracking", "card", "tax", "national", "insurance", "patient", "student", "license", "licence"),
    *("identity", "driver", "steuer", "personal", "mobile"),
}
_TAILS = frozenset({"id", "uuid", "guid", "number", "no", "nr", "address", "addr", "last4"})
_NAMED = frozenset(
    {
        *(
            "user",
            "account",
            "customer",
            "person",
            "employee",
            "visitor",
            "member",
            "owner",
            "author",
            "patient",
            "student",
        ),
        *("first", "last", "full", "middle", "family", "given", "real", "display", "screen", "nick", "login", "maiden"),
        *("device", "machine", "computer", "server", "host", "cluster", "domain"),
        *("company", "organization", "organisation", "org", "tenant", "workspace"),
    }
)
_KEYED = frozenset({"api", "access", "private", "secret", "license", "licence", "ssh", "auth", "signing", "encryption"})
_PAPERS = frozenset(
    {("identity", "card"), ("id", "card"), ("driver", "license"), ("driver", "licence"), ("contact", "person")}
)
_BIRTHS = frozenset({("birth", "date"), ("birth", "day"), ("birth", "year"), ("of", "birth"), ("year", "born")})
_BIRTH_WORDS = frozenset({"birthday", "birthdate", "dateofbirth", "dob", "born"})
_PHRASES = frozenset({("credit", "card"), ("social", "security"), *_BIRTHS, *_PAPERS})

_OF_NUMBERS = frozenset(
    {
        *("imei", "imsi", "iccid", "msisdn", "iban", "ip", "passport", "ssn", "personnummer"),
        *("birthday", "birthdate", "dateofbirth", "dob"),
    }
)
"""Words that leave no doubt: there is no amount that is called so."""
_OF_SOME_NUMBERS = frozenset(
    {
        *("phone", "telephone", "tel", "fax", "ipv4", "ipv6", "token", "session", "cookie", "jwt", "apikey", "secret"),
        *("password", "passwd", "passcode", "serial", "fingerprint", "idfa", "gaid", "adid"),
    }
)
"""Words by which things are counted as well, and measured."""
_NUMBERED = _TAILS - {"address", "addr"}
_RELATING = frozenset({"by", "for", "from", "per", "via", "with", "without"}) | {
    *("longest", "shortest", "average", "avg", "mean", "median", "max", "maximum", "min", "minimum", "total"),
    *("active", "open", "new", "idle", "expired", "concurrent", "current", "daily", "weekly", "monthly"),
    *("in", "before", "since", "input", "output", "cached", "context", "prompt", "completion"),
}
"""Words behind which such a word is no more than what is counted or measured."""
_HOLDING = frozenset({"text", "version", "id"})
_CLOSED = frozenset({"flag", "label"})
"""What holds nothing but yes and no, or the words that are listed."""
_COUNTING = frozenset({"count", "distinct", "ratio"})
_ENDS = (
    *(*_OF_NUMBERS, *_OF_SOME_NUMBERS, *_TAILS, *_STRUCTURE, "value", "name", "key"),
    *("born", "birth", "day", "date", "year", "card", "security", "license", "licence", "person"),
)
"""How the names end that are worth a look, of which there are few among those of numbers."""

_GENERIC = _TAILS | {"name", "key", "value"}


def identifier_named(field: Field) -> str | None:
    """Give the words in a field's name that say that it is an identifier; None when its name says no such thing."""
    return _identifier_in(words_at_end(field))


def identifier_held(field: Field) -> str | None:
    """Give such words where the field's measure can hold it: a moment only a birth, a closed set nothing."""
    kind = field.kind
    if kind in _HOLDING:
        return identifier_named(field)
    if kind in _CLOSED or not field.steps[-1].lower().endswith(_ENDS):
        return None
    words = words_at_end(field)
    if kind == "time":
        return _birth_in(words)
    found = _number_in(words, is_counted=kind in _COUNTING, is_measured=_is_measured(field))
    return None if found is None or _is_of_many(field, found) else found


def named_apart(fields: Iterable[Field]) -> Iterator[Field]:
    """Give the fields that have a name of their own: of a family all, however alike they are."""
    return (field for field in fields if field.is_distinct or "$" in field.declaration.subject)


def words_at_end(field: Field) -> tuple[str, ...]:
    """Split the name that stands last on a field's path; one that says nothing by itself with the one above it."""
    names = [step for step in field.steps if step not in _STRUCTURE]
    words = words_of(names[-1]) if names else ()
    return words_of(names[-2]) + words if len(words) == 1 and len(names) > 1 and words[0] in _GENERIC else words


@lru_cache(maxsize=4096)
def _identifier_in(words: tuple[str, ...]) -> str | None:
    """Look at the last words, of one thing or of several."""
    if not words:
        return None
    last, before = singular(words[-1]), (singular(words[-2]) if len(words) > 1 else "")
    is_pair = (
        (before in _WITH_TAIL and last in _TAILS)
        or (before in _NAMED and last == "name")
        or (before in _KEYED and last == "key")
        or (before, last) in _PHRASES
    )
    if is_pair:
        return f"{before} {last}"
    if last in _TAILS and words[-3:-1] in _PHRASES:
        return " ".join((*words[-3:-1], last))
    return last if last in _ALONE else None


@lru_cache(maxsize=1024)
def _birth_in(words: tuple[str, ...]) -> str | None:
    if words[-2:] in _BIRTHS:
        return " ".join(words[-2:])
    return words[-1] if words and words[-1] in _BIRTH_WORDS else None


@lru_cache(maxsize=1024)
def _number_in(words: tuple[str, ...], *, is_counted: bool, is_measured: bool) -> str | None:
    """Look for one that is a number; of what is counted, only for words that leave no doubt."""
    if not words or words[-1] != singular(words[-1]):
        return None
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last in _OF_NUMBERS or words[-2:] in _BIRTHS:
        return " ".join(words[-2:]) if words[-2:] in _BIRTHS else last
    if _RELATING.intersection(words[-3:-1]):
        return None
    found = _identifier_in(words)
    if found is None or " " in found:
        is_some = not is_counted or last in _NUMBERED or before in _OF_NUMBERS or words[-2:] == ("social", "security")
        return found if is_some else None
    return last if last in _OF_SOME_NUMBERS and not is_counted and not is_measured else None


def _is_of_many(field: Field, found: str) -> bool:
    """Tell whether a number is of several of what its name says, as `token` is that is of tokens."""
    of = words_of(getattr(field.measure, "of", None) or "")
    first = found.partition(" ")[0]
    return first not in _OF_NUMBERS and bool(of) and of[-1] != singular(of[-1]) and singular(of[-1]) == first


def _is_measured(field: Field) -> bool:
    """Tell whether a number has a unit that no identifier has: `{token}` counts."""
    unit = field.spec.unit
    return unit is not None and unit != "1" and not unit.startswith("{")


def singular(word: str) -> str:
    """Drop what makes several of one."""
    if word.endswith("sses"):
        return word.removesuffix("es")
    return word if word.endswith("ss") or word == "s" else word.removesuffix("s")
