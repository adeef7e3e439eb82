"""Plain scalars: what they are, and which are refused because two versions of YAML disagree."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pingreg.source.scalars import Ambiguous, plain

READ: tuple[tuple[str, object], ...] = (
    ("", None),
    ("~", None),
    ("null", None),
    ("NULL", None),
    ("nUll", "nUll"),
    ("true", True),
    ("False", False),
    ("tRUE", "tRUE"),
    ("0", 0),
    ("-0", 0),
    ("+7", 7),
    ("-12", -12),
    ("999999999999999999", 999999999999999999),
    ("1.5", 1.5),
    ("-0.5", -0.5),
    ("1.5e-07", 1.5e-07),
    ("2027-06-30", "2027-06-30"),
    ("2027-13-99", "2027-13-99"),
    ("1.2.3", "1.2.3"),
    ("5.2.1-rc.1", "5.2.1-rc.1"),
    ("30m", "30m"),
    (">=3.16, <5.0", ">=3.16, <5.0"),
    ("-", "-"),
    ("+", "+"),
    ("--1", "--1"),
    ("1-2", "1-2"),
    ("user.behavior", "user.behavior"),
    ("note", "note"),
    ("١٢", "١٢"),
    ("0" * 60 + "g", "0" * 60 + "g"),
    ("x" * 1_000_000, "x" * 1_000_000),
    ("1_" * 100_000 + "x", "1_" * 100_000 + "x"),
)
REFUSED = (
    *("y", "N", "yes", "No", "ON", "off", "<<", "=", "010", "0_1", "00", "-01", "1_000", "12:30", "190:20:30.15"),
    *("0x1F", "0o17", "0b11", "1.", ".5", "-.5", "1e3", "1E+3", "1.0e3", ".inf", "-.INF", ".nan", "1e999", "4.10"),
    *("1.50", "1.0e+999", "12345678901234567890", "9" * 5000, "1.5" + "0" * 100, "2027-1-1", "2027-06-30T10:00:00Z"),
)


@pytest.mark.parametrize(("text", "value"), READ, ids=[text[:20] or "empty" for text, _ in READ])
def test_scalar_is_read(text: str, value: object) -> None:
    found = plain(text)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize("text", REFUSED, ids=[text[:20] for text in REFUSED])
def test_scalar_with_two_readings_is_refused(text: str) -> None:
    found = plain(text)
    assert isinstance(found, Ambiguous)
    assert found.because


@given(st.text(alphabet="0123456789+-._:eExob~<=nNyYtTfF ", min_size=1, max_size=12).map(str.strip).filter(bool))
def test_what_is_read_is_what_yaml_1_1_reads(text: str) -> None:
    found = plain(text)
    if isinstance(found, Ambiguous):
        return
    resolver = yaml.resolver.Resolver()
    tag = resolver.resolve(yaml.ScalarNode, text, (True, False)).rpartition(":")[2]
    expected = {"int": int, "float": float, "null": type(None), "bool": bool, "str": str, "timestamp": str}
    assert type(found) is expected[tag], (text, tag)
