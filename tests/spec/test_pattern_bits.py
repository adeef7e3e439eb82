"""Bits of a pattern: never fewer texts than it admits, exact where nothing is admitted twice, whatever is nested."""

import time
from itertools import product
from math import isclose, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.spec.pattern_bits import bits_of
from pingreg.spec.patterns import fault, matches

_LONGEST = 4
_TEXTS = tuple("".join(letters) for length in range(_LONGEST + 1) for letters in product("ab-", repeat=length))
_ATOMS = st.sampled_from(["a", "b", "-", "[ab]", "[a-b-]", "[^a]", r"\-"[1:]])
_PATTERNS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,}", "{0,3}"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
    ),
    max_leaves=6,
)


@given(_PATTERNS)
def test_no_pattern_admits_more_texts_than_its_bits_say(body: str) -> None:
    pattern = f"^{body}$"
    assert fault(pattern) is None
    admitted = sum(matches(pattern, text) for text in _TEXTS)
    assert admitted <= 2 ** bits_of(pattern, _LONGEST) * 1.000001


@pytest.mark.parametrize(
    ("pattern", "max_length", "texts"),
    [
        ("^$", 1, 1),
        ("^a$", 1, 1),
        ("^(?:free|team|enterprise)$", 10, 3),
        ("^[A-Z]{2}$", 2, 26**2),
        ("^[0-9a-f]{8}$", 8, 16**8),
        (r"^[\]\\^-]$", 1, 4),
        ("^[a-ac-db-d]$", 1, 4),
        ("^(?:(?:a{1000}){1000}){1000}$", 100, 1),
    ],
)
def test_what_is_admitted_once_is_counted_exactly(pattern: str, max_length: int, texts: int) -> None:
    assert isclose(bits_of(pattern, max_length), log2(texts), abs_tol=1e-9)


def test_a_length_bounds_what_is_repeated_without_an_end() -> None:
    assert bits_of("^[a-z]*$", 10) < bits_of("^[a-z]*$", 20) < 100
    assert bits_of("^(?:(?:a*b*)*(?:[^ ]+)*)*$", 1) < 25


def test_nesting_costs_no_time_and_no_number_too_large() -> None:
    deep = "^" + "(?:" * 99 + "a" + ")*" * 99 + "$"
    begun = time.process_time()
    assert bits_of(deep, 1_000_000) <= 21
    assert time.process_time() - begun < 1
