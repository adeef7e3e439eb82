"""Formatting by text: what may move, what must stay, and what is left as it is."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from ruamel.yaml import YAML

from pingreg.source.comments import comments_of
from pingreg.source.formatted import formatted
from pingreg.source.reader import read
from support.yaml_texts import yaml_texts

CASES = YAML(typ="safe").load((Path(__file__).parent / "formatted.yaml").read_text("utf-8"))


class Alphabetical:
    """Put all keys in order, so that as much moves as can."""

    def inside(self, _: str | int) -> "Alphabetical":
        return self

    def ordered(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(names))


def form(text: str) -> str:
    result = formatted(text.encode(), "a.yaml", Alphabetical())
    assert (result.unread, result.because) == ((), "")
    return result.content.decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_form_is_the_one_expected_and_stays(case: dict[str, str]) -> None:
    assert form(case["before"]) == case["after"]
    assert form(case["after"]) == case["after"]


@given(yaml_texts())
def test_formatting_keeps_data_and_comments_and_is_done_in_one_go(text: str) -> None:
    result = formatted(text.encode(), "a.yaml", Alphabetical())
    if result.unread or result.because:
        assert result.content == text.encode()
        keeps_blanks = "|+" in text or ">+" in text
        assert result.unread or keeps_blanks or not text.endswith("\n"), "only an end is in the way"
        return
    new = result.content.decode()
    before, after = read(text.encode(), "").data, read(result.content, "").data
    assert before == after
    assert sorted(comments_of(text.replace("\r\n", "\n"))) == sorted(comments_of(new))
    assert formatted(result.content, "a.yaml", Alphabetical()).content == result.content
    assert YAML(typ="safe", pure=True).load(io.StringIO(text)) == YAML(typ="safe", pure=True).load(io.StringIO(new))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a: [1", "this is not YAML"),
        (b"\xef\xbb\xbfa: 1\n", "byte-order mark"),
        (b"a:\t1\n", "a tab"),
        (b"a: \xff\n", "not UTF-8"),
        (b"a: 1\na: 2\n", "a second time"),
        (b"a: &x 1\n", "an anchor"),
        (b"a: no\n", "two readings"),
        (b"a: 1\n---\nb: 1\n", "a second document"),
        (b"", "empty"),
        (b"a: 1\n" * 3_000_000, "bytes"),
    ],
)
def test_file_that_cannot_be_read_is_left_as_it_is(content: bytes, said: str) -> None:
    result = formatted(content, "a.yaml", Alphabetical())
    assert result.content == content
    assert said in result.unread[0].message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("b: 1\n? a\n: 2\n", "two readers"),
        ("b: 1\n...\n", "line 2"),
        ("b: |\n  text", "without a line feed"),
    ],
)
def test_unusual_layout_is_left_as_it_is_and_said(text: str, said: str) -> None:
    result = formatted(text.encode(), "a.yaml", Alphabetical())
    assert result.content == text.encode()
    assert said in result.because
