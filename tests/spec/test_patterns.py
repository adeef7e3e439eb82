"""Patterns: what is accepted means the same to Python's engine and to RE2, and costs linear time."""

import re
import time
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.spec.patterns import LONGEST, fault, matches

ACCEPTED = (
    "^$",
    "^[a-z0-9-]{1,40}$",
    "^(?:free|team|enterprise)$",
    "^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    r"^v?[0-9]+(\.[0-9]+){0,2}$",
    r"^[^\\/ ]+$",
    r"^\(\/\)$",
    "^(|a)*$",
    "^[-a]?[a-]?[-]?[^-]?[^^][a^]$",
    "^(a+)+$",
    "^é+$",
)
REFUSED = {
    "": "anchored",
    "abc": "anchored",
    "^abc": "anchored",
    "abc$": "anchored",
    "^a|b$": "outside a group",
    "^(a$": "not closed",
    "^a)$": "not read alike",
    "^([$": "not read alike",
    "^.$": "not read alike",
    r"^\d$": "not read alike",
    r"^\w+$": "not read alike",
    r"^\s$": "not read alike",
    r"^\bq$": "not read alike",
    r"^(a)\1$": "not read alike",
    r"^\-$": "not read alike",
    "^(?=a)$": "not read alike",
    "^(?i)a$": "not read alike",
    "^(?P<n>a)$": "not read alike",
    "^a+?$": "not read alike",
    "^a++$": "not read alike",
    "^a**$": "not read alike",
    "^*a$": "not read alike",
    "^a{,3}$": "not read alike",
    "^a{01}$": "not read alike",
    "^a{1001}$": "not read alike",
    "^a$b$": "not read alike",
    "^a^b$": "not read alike",
    "^[a$": "not read alike",
    "^[]$": "not read alike",
    "^[[:alpha:]]$": "not read alike",
    r"^[\d]$": "not read alike",
    "^[a&&b]$": "not read alike",
    "^[ --]$": "not read alike",
    "^[a-b-c]$": "not read alike",
    "^[--]$": "not read alike",
    "^[z-a]$": "RE2",
    "^a{3,2}$": "RE2",
    "^((a{1000}){1000})$": "RE2",
    "^\ud800$": "RE2",
    f"^{'a' * LONGEST}$": "is the most",
}


@pytest.mark.parametrize("pattern", ACCEPTED)
def test_common_pattern_is_accepted(pattern: str) -> None:
    assert fault(pattern) is None


@pytest.mark.parametrize(("pattern", "because"), REFUSED.items(), ids=[ascii(pattern)[:20] for pattern in REFUSED])
def test_pattern_that_engines_read_otherwise_is_refused(pattern: str, because: str) -> None:
    found = fault(pattern)
    assert found is not None
    assert because in found


_LETTERS = st.sampled_from(list("abA0-_ é/~&[]{}()^$.|?*+\\\n"))
_ESCAPED = st.sampled_from([rf"\{char}" for char in r"\^$.|?*+()[]{}/nrt"])
_CLASS = st.lists(
    st.sampled_from([*"abz09_é -", "a-z", "0-9", r"\]", r"\\", r"\-", r"\^"]), min_size=1, max_size=4
).map("".join)
_ATOM = st.one_of(_LETTERS, _ESCAPED, st.builds("[{}{}]".format, st.sampled_from(["", "^"]), _CLASS))
_REPEAT = st.sampled_from(["", "", "*", "+", "?", "{2}", "{0,2}", "{1,}"])


def _larger(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    sequence = st.lists(st.tuples(parts, _REPEAT).map("".join), min_size=1, max_size=3).map("".join)
    choice = st.lists(sequence, min_size=1, max_size=2).map("|".join)
    return st.one_of(sequence, st.builds("({}{})".format, st.sampled_from(["", "?:"]), choice))


_PATTERNS = st.recursive(_ATOM, _larger, max_leaves=6).map("^{}$".format)
_ODD_PATTERNS = st.text(alphabet="ab[]^-()|?*+{}0,1\\:&~$.", max_size=10).map("^{}$".format)


def _same_verdict(pattern: str, text: str) -> None:
    assert matches(pattern, text) == bool(re.fullmatch(pattern, text)), (pattern, text)


@given(st.one_of(_PATTERNS, _ODD_PATTERNS), st.data())
def test_python_and_re2_give_one_verdict(pattern: str, data: st.DataObject) -> None:
    if fault(pattern) is not None:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compiled = re.compile(pattern)
    _same_verdict(pattern, data.draw(st.text(alphabet="abAz09-_ é/[]^\\\n", max_size=8)))
    matching = data.draw(st.from_regex(compiled, fullmatch=True))
    _same_verdict(pattern, matching[:12])
    _same_verdict(pattern, matching[:12] + "\n")


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|a)*$", "^(a*)*b$", "^(?:a?){50}a{50}$", "^([a-z]+)*[0-9]$"])
def test_pattern_that_explodes_elsewhere_is_linear(pattern: str) -> None:
    assert fault(pattern) is None
    started = time.perf_counter()
    assert not matches(pattern, "a" * 100_000 + "!")
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("text", ["(" * 400, "[" * 400, "a{1000}" * 70, "(?:" * 150, "\\" * 400, "|" * 400])
def test_odd_pattern_is_judged_at_once(text: str) -> None:
    started = time.perf_counter()
    fault(f"^{text}$")
    assert time.perf_counter() - started < 1


def test_half_a_surrogate_pair_matches_nothing() -> None:
    assert not matches("^[^a]$", "\ud800")
