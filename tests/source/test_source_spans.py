"""Spans: every key and value is found again at its line and column."""

from hypothesis import given
from hypothesis import strategies as st

from pingreg.diagnostics import Keys, Place, Span
from pingreg.source.reader import read
from pingreg.source.spans import SpanIndex

DOCUMENT = """\
# a comment
title: Größe 😀 here
"quoted key": 'it''s'
plain: {a: 1, "b c": [x, "y, z", {d: e}]}
block:
  - first
  -   second
  - k: v
    l:
      m: "n"
  - - nested
text: |
  one
  two
folded: >-
  three
  four
empty:
"[].count": 5
😀: 'wide'
last: [1,
  2]
"""
VALUES: tuple[tuple[Keys, tuple[int, int, int]], ...] = (
    (("title",), (2, 8, 20)),
    (("quoted key",), (3, 15, 22)),
    (("plain", "a"), (4, 12, 13)),
    (("plain", "b c", 0), (4, 23, 24)),
    (("plain", "b c", 1), (4, 26, 32)),
    (("plain", "b c", 2, "d"), (4, 38, 39)),
    (("block", 0), (6, 5, 10)),
    (("block", 1), (7, 7, 13)),
    (("block", 2, "k"), (8, 8, 9)),
    (("block", 2, "l", "m"), (10, 10, 13)),
    (("block", 3, 0), (11, 7, 13)),
    (("text",), (12, 7, 8)),
    (("folded",), (15, 9, 10)),
    (("[].count",), (19, 13, 14)),
    (("😀",), (20, 4, 10)),
    (("last", 0), (21, 8, 9)),
    (("last", 1), (22, 3, 4)),
)
KEYS: tuple[tuple[Keys, tuple[int, int, int]], ...] = (
    (("title",), (2, 1, 6)),
    (("quoted key",), (3, 1, 13)),
    (("plain",), (4, 1, 6)),
    (("plain", "a"), (4, 9, 10)),
    (("plain", "b c"), (4, 15, 20)),
    (("plain", "b c", 2, "d"), (4, 35, 36)),
    (("block", 2, "k"), (8, 5, 6)),
    (("block", 2, "l"), (9, 5, 6)),
    (("block", 2, "l", "m"), (10, 7, 8)),
    (("empty",), (18, 1, 6)),
    (("[].count",), (19, 1, 11)),
    (("😀",), (20, 1, 2)),
    (("last",), (21, 1, 5)),
)


def spot(index: SpanIndex, place: Place) -> tuple[int, int, int]:
    span = index.span(place)
    assert span.path == "a.yaml"
    return span.line, span.column, span.end_column


def test_values_and_keys_are_found_to_the_column() -> None:
    for text in (DOCUMENT, DOCUMENT.replace("\n", "\r\n")):
        index = SpanIndex("a.yaml", text)
        for keys, where in VALUES:
            assert spot(index, Place("a.yaml", keys)) == where, keys
        for keys, where in KEYS:
            assert spot(index, Place("a.yaml", keys, "key")) == where, keys


def test_a_mapping_is_shown_by_its_key_and_one_in_a_list_by_its_start() -> None:
    index = SpanIndex("a.yaml", DOCUMENT)
    assert spot(index, Place("a.yaml", ("block",))) == (5, 1, 6)
    assert spot(index, Place("a.yaml", ("block", 2)))[:2] == (8, 5)
    assert spot(index, Place("a.yaml", ("block", 3)))[:2] == (11, 5)


def test_what_is_not_there_is_shown_by_the_nearest_that_is() -> None:
    index = SpanIndex("a.yaml", DOCUMENT)
    assert spot(index, Place("a.yaml", ("plain", "zzzzzz"))) == (4, 1, 6)
    assert spot(index, Place("a.yaml", ("zzzzzz", "zzzzzz"))) == (1, 1, 1)
    assert spot(index, Place("a.yaml", ())) == (1, 1, 1)


def test_an_alias_does_not_move_what_stands_behind_it() -> None:
    index = SpanIndex("a.yaml", "a: *x\nb: [*y, 2]\nc:\n  d: 3\n")
    assert spot(index, Place("a.yaml", ("a",))) == (1, 4, 6)
    assert spot(index, Place("a.yaml", ("b", 1))) == (2, 9, 10)
    assert spot(index, Place("a.yaml", ("c", "d"))) == (4, 6, 7)


def test_a_key_that_is_no_text_ends_what_is_known() -> None:
    index = SpanIndex("a.yaml", "a: 1\n[b]: 2\nc: 3\n")
    assert spot(index, Place("a.yaml", ("a",))) == (1, 4, 5)
    assert SpanIndex("a.yaml", "{[a]: b}").span(Place("a.yaml", ("a",))) == Span("a.yaml")


def test_what_stands_before_broken_yaml_is_known() -> None:
    index = SpanIndex("a.yaml", "a: 1\nb: [\n")
    assert spot(index, Place("a.yaml", ("a",))) == (1, 4, 5)


TEXTS = st.text(alphabet="ab: -\n[]{}\"'*&,?|é😀", max_size=80)


@given(TEXTS)
def test_every_value_that_is_read_has_a_span_inside_the_file(text: str) -> None:
    data = read(text.encode(), "a.yaml").data
    index = SpanIndex("a.yaml", text)
    lines = text.split("\n")
    for keys in filter(None, _paths(data, ())):
        span = index.span(Place("a.yaml", keys))
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column < span.end_column <= len(lines[span.line - 1]) + 2


def _paths(data: object, keys: Keys) -> list[Keys]:
    match data:
        case dict():
            return [keys, *(path for key, value in data.items() for path in _paths(value, (*keys, key)))]
        case list():
            return [keys, *(path for at, value in enumerate(data) for path in _paths(value, (*keys, at)))]
        case _:
            return [keys]
