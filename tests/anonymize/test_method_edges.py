"""Values on the edges of what a method understands, and what becomes of them."""

from typing import Any

import pytest

from pingreg.anonymize.method import DROPPED, methods

METHODS = {method.name: method for method in methods()}
LABEL = "a" * 62 + "."

URLS = [
    ("HTTPS://Example.COM.", "https://example.com"),
    ("https://example.com:/x", "https://example.com"),
    ("https://alice@evil@example.com/x", "https://example.com"),
    ("https://example.com?x@y", "https://example.com"),
    ("https://example.com#@y", "https://example.com"),
    ("https://xn--bcher-kva.example/x\ny", "https://xn--bcher-kva.example"),
    ("https://localhost/x", "https://localhost"),
    (f"https://{LABEL * 4}a/x", f"https://{LABEL * 4}a"),
    (f"https://{LABEL * 4}ab/x", DROPPED),  # a name has at most 253 letters
    (f"https://{'a' * 64}/x", DROPPED),  # and each of its labels at most 63
    ("https://b\u00fccher.example/x", DROPPED),
    ("https://\u212ao.example/x", DROPPED),  # a sign that small letters turn into a k
    ("https://example.com\\@other.example/x", DROPPED),
    ("https://exa%6dple.com/x", DROPPED),
    ("https://[2001:db8::17]/x", DROPPED),
    ("https://192.0.2.17./x", DROPPED),
    ("https://3221225985/x", DROPPED),  # the same, as one number
    ("https://0xc0.0x211/x", DROPPED),  # and in base 16
    ("https://", DROPPED),
    ("https:example.com/x", DROPPED),
    (" https://example.com/x", DROPPED),
    ("javascript://example.com/x", DROPPED),
]
SCHEMES = [
    ("HTTPS://alice@example.com/x", "https"),
    ("wss", "wss"),
    ("alice://example.com", DROPPED),
    ("example.com", DROPPED),
]
ADDRESSES = [
    ("::ffff:c000:211", "192.0.2.0"),
    ("2002:c000:211::", "192.0.2.0"),
    ("::192.0.2.17", "::"),
    ("fe80::17%alice", "fe80::"),
    ("2001:DB8:1:2:3:4:5:6", "2001:db8:1::"),
    ("192.0.2.17/24", DROPPED),
    ("192.0.2.017", DROPPED),
    (" 192.0.2.17", DROPPED),
    ("192.0.2.17, 198.51.100.7", DROPPED),
    ("fe80::17%" + "a" * 64, DROPPED),
]
HOURS = [
    ("2024-03-01t10:11:12z", "2024-03-01T10:00:00Z"),
    ("2024-03-01 10:11:12.123456789Z", "2024-03-01T10:00:00Z"),
    ("2024-12-31T23:30:00-01:00", "2025-01-01T00:00:00Z"),
    ("2024-03-01T10:11:12+05:45", "2024-03-01T04:00:00Z"),
    ("2024-02-30T10:11:12Z", DROPPED),
    ("2024-02-30", DROPPED),
    ("2024-03-01T24:00:00Z", DROPPED),
    ("2024-03-01T10:11:12", DROPPED),
    ("2024-03-01T10:11Z", DROPPED),
    ("0001-01-01T00:00:00+00:01", DROPPED),
    ("9999-12-31T23:59:59-00:01", DROPPED),
    ("2024-03-01\n", DROPPED),
]
WEEKS = [
    ("2024-03-03", "2024-03-03"),
    ("2024-03-02", "2024-02-25"),
    ("2024-03-03T00:30:00+01:00", "2024-02-25T00:00:00Z"),
    ("0001-01-07", "0001-01-07"),
    ("0001-01-06", DROPPED),
]
NUMBERS = [
    ("bucket", {"edges": [0, 10]}, 0, 0),
    ("bucket", {"edges": [-5, 10]}, -5, -5),
    ("bucket", {"edges": [-5, 10]}, -6, DROPPED),
    ("bucket", {"edges": [10]}, 10.0, 10.0),
    ("bucket", {"edges": [10]}, 10**400, 10),
    ("bucket", {"edges": [0.25, 0.75]}, 1, 1),
    ("round", {"digits": 1}, 15, 20),
    ("round", {"digits": 1}, 25, 20),
    ("round", {"digits": 2}, -995, -1000),
    ("round", {"digits": 1}, 0, 0),
    ("round", {"digits": 3}, 1234567890123456789012, 1230000000000000000000),
    ("round", {"digits": 1}, 1.7e308, DROPPED),  # no double is 2e308
    ("clamp", {"min": 0.5, "max": 1.5}, 0, 1),
    ("clamp", {"min": 0, "max": 10}, 10**400, 10),
    ("suppress_below", {"users": 2}, 1, DROPPED),
    ("suppress_below", {"users": 2}, 2, 2),
    ("suppress_below", {"users": 2}, 0.0, 0.0),
]
TABLE = [
    *(("url_strip", {}, value, gives) for value, gives in URLS),
    *(("url_strip", {"keep": "scheme"}, value, gives) for value, gives in SCHEMES),
    *(("truncate_ip", {}, value, gives) for value, gives in ADDRESSES),
    *(("truncate_time", {"to": "hour"}, value, gives) for value, gives in HOURS),
    *(("truncate_time", {"to": "week"}, value, gives) for value, gives in WEEKS),
    *NUMBERS,
]


@pytest.mark.parametrize(("name", "parameters", "value", "gives"), TABLE)
def test_what_lies_on_an_edge(name: str, parameters: dict[str, Any], value: object, gives: object) -> None:
    method = METHODS[name]
    made = method.prepare(method.parameters.model_validate(parameters))(value, None)
    assert (type(made), made) == (type(gives), gives)


@pytest.mark.parametrize(
    ("name", "parameters", "exposure"),
    [
        ("url_strip", {"keep": "scheme"}, "bounded"),
        ("url_strip", {"keep": "host"}, "identifier"),
        ("round", {"digits": 3}, "quasi_identifier"),
        ("round", {"digits": 4}, "identifier"),
        ("hmac", {"purpose": "support"}, "pseudonym"),
    ],
)
def test_parameters_decide_on_the_exposure(name: str, parameters: dict[str, Any], exposure: str) -> None:
    method = METHODS[name]
    assert method.exposure_of(method.parameters.model_validate(parameters)) == exposure
