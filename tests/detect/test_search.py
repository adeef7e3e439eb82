"""Searching: in any text, in the shape that people write, and within a time that grows with the text and no faster."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detect.pages import examples
from pingreg.detect.detector import detector, detectors
from pingreg.detect.plain import plain_bytes
from pingreg.detect.search import MOST, Search, full_search
from pingreg.detect.shape import hidden_shape_of, shape_of

SEARCH = full_search()
MEGABYTE = 1_000_000
_FOUND = [finds[0] for one in detectors() for _, finds in examples(one) if finds]


def names(text: str) -> list[str]:
    return [hit.detector.name for hit in SEARCH.of_text(text)]


@given(st.text())
def test_any_text_is_searched_and_hits_do_not_overlap(text: str) -> None:
    end = 0
    for hit in full_search().of_text(text):
        assert hit.start >= end
        end = hit.end
        assert plain_bytes(text)[hit.start : hit.end].decode("utf-8", "replace") == hit.text


@given(st.lists(st.sampled_from(_FOUND) | st.text(max_size=5), max_size=8), st.sampled_from([" ", ", ", "\n"]))
def test_one_pass_over_all_patterns_misses_nothing_that_each_finds(parts: list[str], between: str) -> None:
    text = between.join(parts)
    alone = {one.name for one in detectors() if Search([one]).of_text(text)}
    together = SEARCH.of_text(text)
    assert bool(alone) == bool(together)
    assert {hit.detector.name for hit in together} <= alone


@pytest.mark.parametrize("text", [*_FOUND, "a@", "1.", ":", "+1", "eyJ", "/home/", "\u0301", "\ud800", "\0", "4 "])
def test_a_megabyte_of_anything_is_searched(text: str) -> None:
    hits = SEARCH.of_text((text * (MEGABYTE // len(text) + 1))[:MEGABYTE])
    assert len(hits) <= MOST


def test_what_is_behind_a_megabyte_is_found() -> None:
    assert names("x" * MEGABYTE + " alice@example.org") == ["email"]
    assert names("\u0301" * MEGABYTE + " alice@example.org") == ["email"]


def test_a_candidate_that_is_none_does_not_hide_the_next() -> None:
    assert names("4111 1111 1111 1112;4111 1111 1111 1111") == ["payment-card"]
    assert names("300.1.2.3 203.0.113.7") == ["ipv4"]
    assert names("203.0.113.7 203.0.113.8") == ["ipv4", "ipv4"]


def test_foreign_digits_wide_letters_and_what_cannot_be_seen_hide_nothing() -> None:
    assert names("alice\uff20example\uff0eorg") == ["email"]
    assert names("alice@exam\u200bple.org") == ["email"]
    assert names("\u0664111 1111 1111 111\u0661") == ["payment-card"]
    assert names("j\u00f6rg@example.org") == ["email"]


def test_of_two_that_overlap_the_longer_is_told() -> None:
    assert names("https://app:secret@git.example.org/x") == ["url-credentials"]
    assert names("alice@mail.example.org") == ["email"]


def test_numbers_need_a_name_or_a_check() -> None:
    assert [hit.detector.name for hit in SEARCH.of_number(4111111111111111, "n")] == ["payment-card"]
    assert [hit.detector.name for hit in SEARCH.of_number(4930901820, "phoneNumber")] == ["phone"]
    assert [hit.detector.name for hit in SEARCH.of_number(52.52001, "homeLat")] == ["coordinates"]
    assert SEARCH.of_number(4930901820, "GitDirBytes") == ()
    assert SEARCH.of_number(52.52001, "P50") == ()
    assert SEARCH.of_number(1.5e300, "lat") == ()


def test_a_text_is_told_by_its_name_where_nothing_in_it_tells() -> None:
    assert [hit.detector.name for hit in SEARCH.of_member("Tr0ub4dor&3xx", "password")] == ["credential"]
    assert [hit.detector.name for hit in SEARCH.of_member("alice@example.org", "password")] == ["email"]
    assert SEARCH.of_member("Tr0ub4dor&3xx", "passwords_seen") == ()
    assert SEARCH.of_member("1a" * MEGABYTE, "password") == ()
    assert SEARCH.of_member("a1" * 10, "x" * MEGABYTE) == ()


@pytest.mark.parametrize("text", ["+1 000 000 0000 ", "+1 415 555 26{} ", "+49 30 {} ", "1234567{:011} "])
def test_numbers_that_nobody_has_are_searched_as_fast_as_others(text: str) -> None:
    many = "".join(text.format(number) for number in range(MEGABYTE // 16))
    began = process_time()
    SEARCH.of_text(many)
    assert process_time() - began < 1


def test_what_is_behind_more_numbers_than_a_library_is_asked_about_does_not_go_unnoticed() -> None:
    refused = " ".join(f"+1 000 000 {number:04}" for number in range(2_001))
    assert names(refused) == ["phone"]
    assert names(refused[:20_000]) == []


def test_a_detector_without_its_library_is_named_and_finds_nothing() -> None:
    lacking = detector("lacking", "personal", pattern="(x)", doc="lacking: none.", library="no_such_library")(bool)
    search = Search([lacking, *detectors()])
    assert search.missing == (lacking,)
    assert search.of_text("x") == ()


def test_a_number_on_which_the_library_breaks_is_none() -> None:
    assert names("519680197001013941") == []


@given(st.from_regex(r"[0-9]{9,18}[0-9A-Zxk]?", fullmatch=True))
def test_any_number_is_judged(text: str) -> None:
    full_search().of_text(text)
    full_search().of_text(f"+{text}")


def test_no_text_of_a_hit_shows_the_value() -> None:
    (hit,) = SEARCH.of_text("alice@example.org")
    assert "alice" not in repr(hit)


@given(st.text())
def test_a_shape_holds_no_letter_or_digit_of_the_value(text: str) -> None:
    told = re.sub(r"\{[0-9]+\}", "", shape_of(text))
    assert set(told) <= set("aA9?@.:/-_+(), ")
    assert hidden_shape_of(text) == f"*{{{len(text)}}}"


def test_a_long_shape_counts_its_runs_and_ends_somewhere() -> None:
    assert shape_of("alice@example.org") == "aaaaa@aaaaaaa.aaa"
    assert shape_of("a" * 100) == "a{100}"
    assert shape_of("a1" * 100).endswith("...")
    assert len(shape_of("a" * MEGABYTE)) < 60
