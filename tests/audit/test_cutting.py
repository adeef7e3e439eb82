"""Cutting: a line is a payload, a document over several lines is one, and nothing is left out in silence."""

import bz2
import io
import json
import lzma
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.audit.cutting import Json, Piece, Text, Unread, pieces

LONG = b'"' + b"x" * 1_100_000 + b'"'


def cut(content: bytes) -> list[tuple[int, Piece]]:
    return [(line, piece) for line, _, piece in pieces(io.BufferedReader(io.BytesIO(content)))]


def kinds(found: Iterable[tuple[int, Piece]]) -> list[tuple[int, str]]:
    return [(line, type(piece).__name__) for line, piece in found]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", []),
        (b"\n \n", []),
        (b'{"a": 1}\n\n{"a": 2}', [(1, "Json"), (3, "Json")]),
        (b'{\n"a": 1\n}\n', [(1, "Json")]),
        (b"[\n1,\n2\n]\n", [(2, "Json"), (3, "Json")]),
        (b'\xef\xbb\xbf{"a": 1}\n{"a": 2}\n', [(1, "Json"), (2, "Json")]),
        (b'[[1],\n {"a": [\n2]},\n "]", 3]', [(1, "Json"), (2, "Json"), (4, "Json"), (4, "Json")]),
        (b"[1,\n2]\n3", [(1, "Text"), (2, "Text"), (3, "Json")]),
        (b'{\n"a": 1\n}\n{\n"a": 2\n}\n', [(number, kind) for number, kind in enumerate(["Text"] * 6, 1)]),
        (b"no\n{}\n", [(1, "Text"), (2, "Json")]),
        (b"{}\n\xff\n", [(1, "Json"), (2, "Text")]),
        (b"[" * 100 + b"]" * 100, [(1, "Text")]),
        (b"{}\n" + LONG + b"\n{}\n", [(1, "Json"), (2, "Unread"), (3, "Json")]),
        (b"no\n" + LONG + b"\nno\n", [(1, "Text"), (2, "Unread"), (3, "Text")]),
    ],
    ids=range(14),
)
def test_each_piece_stands_on_its_line(content: bytes, wanted: list[tuple[int, str]]) -> None:
    assert kinds(cut(content)) == wanted


@given(st.lists(st.dictionaries(st.text(), st.integers() | st.text())))
def test_lines_and_one_document_hold_the_same_payloads(payloads: list[dict[str, int | str]]) -> None:
    lines = b"".join(json.dumps(one).encode() + b"\n" for one in payloads)
    whole = json.dumps(payloads, indent=1).encode()
    values = [piece.value for _, piece in cut(lines) if isinstance(piece, Json)]
    assert values == payloads
    assert [piece.value for _, piece in cut(whole) if isinstance(piece, Json)] == payloads


@given(st.binary())
def test_any_bytes_are_cut(content: bytes) -> None:
    assert not [piece for _, piece in cut(content) if not isinstance(piece, Json | Text | Unread)]


@pytest.mark.parametrize("between", ["\n", "\n\n", ",\n "])
def test_a_list_of_over_a_megabyte_is_cut_like_a_short_one(between: str) -> None:
    item = json.dumps({"text": '[]{}\\",', "list": [[1, {}], "x" * 900]}, indent=1)
    separator = between if "," in between else f"{between},"
    content = f"[\n{separator.join([item] * 3000)}\n]\n".encode()
    found = cut(content)
    assert kinds(found) == [(2 + at * (item.count("\n") + separator.count("\n")), "Json") for at in range(3000)]
    broken = kinds(cut(content[:-4] + b"\n{}\n"))
    assert broken[:2999] == kinds(found)[:2999]
    assert broken[-1][1] == "Json"


def test_what_stands_behind_a_long_list_or_in_an_item_that_is_too_long_is_not_left_out() -> None:
    many = b"[\n" + b'{"a":\n1},\n' * 150_000 + b"2]\n"
    assert kinds(cut(many + b"no\n"))[-2:] == [(300_002, "Json"), (300_003, "Text")]
    long = b'[1,\n{"a": [\n' + b'"x",\n' * 300_000 + b"1]}, \n2]\n"
    found = kinds(cut(long))
    assert found[0] == (1, "Json")
    assert found[-1] == (300_004, "Text")


def test_lines_that_are_lists_are_payloads() -> None:
    assert len(cut(b"[1]\n" * 400_000)) == 400_000


@pytest.mark.parametrize("packed", [bz2.compress, lzma.compress, lambda data: data.decode().encode("utf-16")])
def test_what_is_no_text_in_utf_8_is_told_as_garbled(packed: Callable[[bytes], bytes]) -> None:
    pieces_of_it = [piece for _, piece in cut(packed(b'{"x": "alice@example.org"}\n' * 100))]
    assert pieces_of_it
    assert all(isinstance(piece, Text) and piece.is_garbled for piece in pieces_of_it[:-1])


def dropped(content: str) -> tuple[dict[str, object], ...]:
    ((_, piece),) = cut(content.encode("utf-8", "surrogatepass"))
    assert isinstance(piece, Json)
    return piece.dropped


def test_a_member_that_another_hides_is_kept_beside() -> None:
    assert dropped('{"x": "a", "x": 1}') == ({"x": "a"},)
    assert dropped('{"x" :{"y": 1, "y": [2]}, "x": 1, "\\u0078": 3}') == ({"y": 1}, {"x": {"y": [2]}}, {"x": 1})
    assert dropped('{"x": "\\"\\u0022\\\\", "\\\\": "\\\\\\"", "y": "\u00e9\\u00e9\\/"}') == ()


@given(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.dictionaries(st.text(), inner)))
def test_nothing_is_missed_in_what_has_each_name_once(value: object) -> None:
    for is_ascii in (True, False):
        assert dropped(json.dumps({"a": value}, ensure_ascii=is_ascii)) == ()


def test_many_blocks_are_cut_and_lines_counted_through() -> None:
    content = b"".join(b'{"number": %d}\n' % number for number in range(50_000))
    found = cut(content)
    assert [line for line, _ in found] == list(range(1, 50_001))
    assert kinds(cut(b"no\n" + content))[-1] == (50_001, "Json")
