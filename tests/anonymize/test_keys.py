"""Keys: which hash comes out for whom, for what and when, what is known as one, and that no secret shows."""

import hmac
import pickle
import traceback
from base64 import b32encode
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymize.examples import KEYS, SCOPE
from pingreg.anonymize import keys as module
from pingreg.anonymize.hash_form import is_hashed, written
from pingreg.anonymize.hkdf import expanded, extracted
from pingreg.anonymize.keys import CustomerScope, Key, Keys
from pingreg.anonymize.method import Period

SECRET = bytes(range(32))
ADDRESS = "alice@example.com"


def hashed(scope: CustomerScope, value: str = ADDRESS, *, purpose: str = "support", period: Period = "month") -> str:
    return scope.hashed(value, purpose=purpose, period=period, bits=128)


def on(day: str, customer: str = "example-bank") -> CustomerScope:
    return KEYS.scope(customer, date.fromisoformat(day))


def test_a_sender_can_make_the_same_hash_from_the_description() -> None:
    parts = [b"example-bank", b"support", b"month", b"2024-03"]
    info = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    digest = hmac.digest(expanded(extracted(SECRET, b"pingreg h1"), info), ADDRESS.encode(), "sha256")
    assert hashed(SCOPE) == "h1:2024a:" + b32encode(digest[:16]).decode().rstrip("=").lower()


@pytest.mark.parametrize(
    ("period", "same", "other"),
    [
        ("day", ("2024-03-01", "2024-03-01"), ("2024-03-01", "2024-03-02")),
        ("week", ("2024-02-25", "2024-03-02"), ("2024-03-02", "2024-03-03")),
        ("month", ("2024-03-01", "2024-03-31"), ("2024-02-29", "2024-03-01")),
        ("year", ("2024-01-01", "2024-12-31"), ("2023-12-31", "2024-01-01")),
    ],
)
def test_a_period_begins_where_the_calendar_says(period: Period, same: tuple[str, str], other: tuple[str, str]) -> None:
    first, second = (hashed(on(day), period=period) for day in same)
    assert first == second
    first, second = (hashed(on(day), period=period) for day in other)
    assert first != second


def test_a_lifetime_does_not_end() -> None:
    assert hashed(on("0001-01-01"), period="lifetime") == hashed(on("9999-12-31"), period="lifetime")
    assert hashed(on("0001-01-01"), period="week")


def test_nothing_joins_across_customers_purposes_and_periods() -> None:
    periods: tuple[Period, ...] = ("day", "week", "month", "year", "lifetime")
    made = {
        hashed(on("2024-03-03", customer), purpose=purpose, period=period)
        for customer in ("example-bank", "example-ban", "")
        for purpose in ("support", "ksupport", "billing")
        for period in periods
    }
    assert len(made) == 45


@given(value=st.text(st.characters(exclude_categories=())), bits=st.sampled_from(range(96, 257, 8)))
def test_every_hash_has_the_form_and_is_recognised(value: str, bits: int) -> None:
    text = SCOPE.hashed(value, purpose="support", period="month", bits=bits)
    assert len(text) == len("h1:2024a:") + -(-bits // 5)
    assert SCOPE.knows(text)


def test_what_looks_hashed_is_hashed_again() -> None:
    once = hashed(SCOPE)
    assert hashed(SCOPE, once) != once


KNOWN = written("browser-1", SECRET[:16])


@pytest.mark.parametrize("bits", range(96, 257, 8))
def test_a_hash_of_a_sender_is_known(bits: int) -> None:
    assert is_hashed(written("browser-1", SECRET[: bits // 8]), {"browser-1"})


@pytest.mark.parametrize(
    "value",
    [
        "a" * 64,  # 64 letters of anything are no hash
        "0123456789abcdef" * 4,
        "h1:2024a:" + "a" * 64,
        "h1:browser-1:" + "a" * 22,  # no whole number of bytes is so long
        "h1:browser-1:" + "a" * 18,
        "h1:browser-1:" + "a" * 25 + "b",  # bits after the last byte
        KNOWN.replace("browser-1", "browser-2"),
        KNOWN.upper(),
        KNOWN + "\n",
        " " + KNOWN,
        KNOWN + "=",
        KNOWN.replace("h1", "h2"),
        KNOWN[:-1] + "1",
        KNOWN[:-1] + "\u0661",
        "h1::" + "a" * 26,
        "",
    ],
)
def test_what_is_not_the_form_under_a_known_id_is_not_hashed(value: str) -> None:
    assert not is_hashed(value, set(KEYS.ids))


@pytest.mark.parametrize(
    ("day", "current"), [("2023-12-31", "old"), ("2024-01-01", "new"), ("2025-06-01", "twin"), ("2000-01-01", "old")]
)
def test_the_key_that_began_last_is_current(day: str, current: str) -> None:
    keys = Keys(
        (
            Key("new", SECRET, date(2024, 1, 1)),
            Key("old", SECRET, date(2020, 1, 1)),
            Key("twin", SECRET, date(2025, 1, 1)),
            Key("second", SECRET, date(2025, 1, 1)),
        )
    )
    assert hashed(keys.scope("example-bank", date.fromisoformat(day))).startswith(f"h1:{current}:")


def test_what_is_remembered_has_a_limit_and_changes_no_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [hashed(KEYS.scope(f"customer-{number}", date(2024, 3, 1)), str(number)) for number in range(50)]
    monkeypatch.setattr(module, "_MOST_KEYS", 7)
    monkeypatch.setattr(module, "_MOST_DIGESTS", 7)
    keys = Keys(KEYS.keys)
    made = [
        hashed(keys.scope(f"customer-{number}", date(2024, 3, 1)), str(number))
        for _ in range(2)
        for number in range(50)
    ]
    assert made == wanted * 2
    memory = keys._memory
    assert max(len(memory.scopes), len(memory.derived), len(memory.digests)) <= 7


def test_a_long_text_is_not_remembered() -> None:
    keys = Keys(KEYS.keys)
    hashed(keys.scope("example-bank", date(2024, 3, 1)), "x" * 257)
    assert not keys._memory.digests


def _raised() -> str:
    try:
        KEYS.scope("example-bank", None)  # type: ignore[arg-type]
    except TypeError as error:
        return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    return ""


SHOWN: dict[str, Callable[[], str]] = {
    "repr": lambda: repr(KEYS),
    "str": lambda: str(KEYS),
    "format": lambda: f"{KEYS.keys} {KEYS!s:>10}",
    "scope": lambda: repr(SCOPE),
    "unpickled": lambda: repr(pickle.loads(pickle.dumps(KEYS))),  # noqa: S301  our own pickle
    "traceback": _raised,
}


@pytest.mark.parametrize("name", SHOWN)
def test_no_text_of_keys_shows_a_secret(name: str) -> None:
    text = SHOWN[name]()
    assert "2024a" in text or name == "scope"
    assert SECRET.hex() not in text
    assert repr(SECRET)[2:30] not in text


def test_keys_pickle_without_what_they_remember() -> None:
    keys = Keys(KEYS.keys, KEYS.senders)
    empty = pickle.dumps(keys)
    wanted = hashed(keys.scope("example-bank", date(2024, 3, 1)))
    again = pickle.loads(pickle.dumps(keys))  # noqa: S301  our own pickle
    assert pickle.dumps(keys) == empty
    assert again == keys
    assert hashed(again.scope("example-bank", date(2024, 3, 1))) == wanted
