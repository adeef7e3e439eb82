"""The JSON reader: what is a payload, and what is refused before anything in it is looked at."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.payload.reader import DEEPEST, LARGEST, read

TAKEN: tuple[tuple[str, bytes, object], ...] = (
    ("duplicate key, the last counts", b'{"a": 1, "a": 2}', {"a": 2}),
    ("duplicate key by escape", b'{"a": 1, "\\u0061": 2}', {"a": 2}),
    ("minus zero", b"-0", 0),
    ("a whole number as a float", b"1.0", 1.0),
    ("a number beyond any float", b"1e400", float("inf")),
    ("a number of 5,000 digits", b"9" * 5000, float("inf")),
    ("a number of 400 digits", b"9" * 400, int("9" * 400)),
    ("an exponent of a million digits", b"1e" + b"9" * 1_000_000, float("inf")),
    ("a pair of surrogates", b'"\\ud83d\\ude00"', "😀"),
    ("a backslash before what looks like one", b'"\\\\ud83d"', "\\ud83d"),
    ("an escaped NUL", b'"a\\u0000b"', "a\0b"),
    ("an escaped control", b'"\\u001b[31m"', "\x1b[31m"),
    ("a noncharacter", '"\uffff"'.encode(), "\uffff"),
    ("a scalar at the top", b'"text"', "text"),
    ("null at the top", b" null\r\n\t", None),
    ("as deep as it may be", b"[" * DEEPEST + b"]" * DEEPEST, None),
    ("brackets in a text", b'"' + b"[" * 1000 + b'"', "[" * 1000),
    ("a long text", b'"' + b"x" * 1_000_000 + b'"', "x" * 1_000_000),
    ("a text of escaped quotes", b'"' + b'\\"[' * 100_000 + b'"', '"[' * 100_000),
)
REFUSED: tuple[tuple[str, bytes], ...] = (
    ("nothing", b""),
    ("spaces", b"  \n"),
    ("byte-order mark", b'\xef\xbb\xbf{"a": 1}'),
    ("not UTF-8", b'{"a": "\xff"}'),
    ("half a surrogate in bytes", b'"\xed\xa0\x80"'),
    ("overlong slash", b'"\xc0\xaf"'),
    ("UTF-16", '{"a": 1}'.encode("utf-16")),
    ("UTF-16 without a mark", '{"a": 1}'.encode("utf-16-le")),
    ("UTF-32", '{"a": 1}'.encode("utf-32-be")),
    ("NUL", b'{"a": 1}\x00'),
    ("NUL in a text", b'"a\x00b"'),
    ("control in a text", b'"a\nb"'),
    ("half a surrogate", b'"\\ud800"'),
    ("the other half", b'{"\\udc00": 1}'),
    ("halves the wrong way round", b'"\\ude00\\ud83d"'),
    ("NaN", b"NaN"),
    ("Infinity", b'{"a": Infinity}'),
    ("-Infinity", b"[-Infinity]"),
    ("trailing comma in a list", b"[1,]"),
    ("trailing comma in an object", b'{"a": 1,}'),
    ("single quotes", b"{'a': 1}"),
    ("bare key", b"{a: 1}"),
    ("comment", b"{} // no"),
    ("leading zero", b"01"),
    ("plus", b"+1"),
    ("a point and nothing", b"1."),
    ("nothing and a point", b".5"),
    ("hexadecimal", b"0x1F"),
    ("digits of another script", "\u0661".encode()),
    ("a space of another kind", "\u00a01".encode()),
    ("two documents", b"{} {}"),
    ("cut off", b'{"a": [1, 2'),
    ("cut off in a text", b'{"a": "x'),
    ("cut off in an escape", b'"\\'),
    ("bad escape", b'"\\x41"'),
    ("short escape", b'"\\u12"'),
    ("deeper than it may be", b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1)),
    ("far deeper", b"[" * 100_000 + b"]" * 100_000),
    ("far deeper, in objects", b'{"a":' * 100_000),
    ("deep, behind a text that is not closed", b"[" * 100 + b'"' + b'\\"' * 1_000_000),
    ("deep, behind a text that ends in a backslash", b"[" * 100 + b'"' + b'\\"' * 1_000_000 + b"\\"),
    ("larger than it may be", b" " * LARGEST + b"1"),
)


@pytest.mark.parametrize(("payload", "value"), [case[1:] for case in TAKEN], ids=[case[0] for case in TAKEN])
def test_json_is_read(payload: bytes, value: object) -> None:
    found, malformed = read(payload)
    assert malformed is None
    if value is not None:
        assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize("payload", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_no_json_is_refused_whole(payload: bytes) -> None:
    found, malformed = read(payload)
    assert found is None
    assert malformed is not None
    assert (malformed.code, malformed.pointer) == ("PE101", "")
    assert len(malformed.message) < 80


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(payload: bytes) -> None:
    found, malformed = read(payload)
    assert malformed is None or (found is None and malformed.code == "PE101")


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**70), 2**70)
        | st.floats(allow_nan=False, allow_infinity=False)
        # what has no UTF-8 has no JSON
        | st.text(st.characters(codec="utf-8")),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
        max_leaves=20,
    ),
    st.booleans(),
)
def test_any_json_is_read_as_it_was_written(value: object, escaped: bool) -> None:  # noqa: FBT001  drawn
    assert read(json.dumps(value, ensure_ascii=escaped).encode()) == (value, None)
