"""Identifiers by name: which names say that a value names somebody, or lets somebody in.

What a name is about stands at its end: `emailProvider` is a provider, `tokenType` a type, `loginEmail` an address.
"""

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
_PHRASES = frozenset({("credit", "card"), ("social", "security"), ("birth", "date"), ("of", "birth"), *_PAPERS})

_GENERIC = _TAILS | {"name", "key", "value"}


def identifier_named(field: Field) -> str | None:
    """Give the words in a field's name that say that it is an identifier; None when its name says no such thing."""
    return _identifier_in(words_at_end(field))


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
    last, before = _singular(words[-1]), (_singular(words[-2]) if len(words) > 1 else "")
    is_pair = (
        (before in _WITH_TAIL and last in _TAILS)
        or (before in _NAMED and last == "name")
        or (before in _KEYED and last == "key")
        or (before, last) in _PHRASES
    )
    if is_pair:
        return f"{before} {last}"
    return last if last in _ALONE else None


def _singular(word: str) -> str:
    if word.endswith("sses"):
        return word.removesuffix("es")
    return word if word.endswith("ss") else word.removesuffix("s")
