"""Cutting: a line is a payload, a document over several lines is one, and nothing is left out in silence."""

import io
import json
from collections.abc import Iterable

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
        (b"[\n1,\n2\n]\n", [(1, "Json"), (1, "Json")]),
        (b'{\n"a": 1\n}\n{\n"a": 2\n}\n', [(number, kind) for number, kind in enumerate(["Text"] * 6, 1)]),
        (b"no\n{}\n", [(1, "Text"), (2, "Json")]),
        (b"{}\n\xff\n", [(1, "Json"), (2, "Text")]),
        (b"[" * 100 + b"]" * 100, [(1, "Text")]),
        (b"{}\n" + LONG + b"\n{}\n", [(1, "Json"), (2, "Unread"), (3, "Json")]),
        (b"no\n" + LONG + b"\nno\n", [(1, "Text"), (2, "Unread"), (3, "Text")]),
    ],
    ids=range(11),
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


def test_many_blocks_are_cut_and_lines_counted_through() -> None:
    content = b"".join(b'{"number": %d}\n' % number for number in range(50_000))
    found = cut(content)
    assert [line for line, _ in found] == list(range(1, 50_001))
    assert kinds(cut(b"no\n" + content))[-1] == (50_001, "Json")
