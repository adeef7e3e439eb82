"""Escaping: whatever a text holds, it shows as it was written, wherever on a page it stands."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pingreg.markdown import Markdown, anchor_of, code, escaped, joined, link, paragraphs

READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
PLACES = {
    "paragraph": "{}",
    "after text": "Text {}",
    "heading": "### {}",
    "list": "- {}",
    "quote": "> {}",
    "cell": "| a | b |\n| --- | --- |\n| {} | end |",
    "link": "[{}](page.md)",
}
BASIC = {
    "paragraph_open",
    "paragraph_close",
    "heading_open",
    "heading_close",
    "bullet_list_open",
    "bullet_list_close",
    "list_item_open",
    "list_item_close",
    "blockquote_open",
    "blockquote_close",
    "inline",
    "text",
    "link_open",
    "link_close",
}
HOSTILE = (
    "<script>alert(1)</script>",
    "a | b || c \\| d",
    "`code` `` ``` ~~~",
    "{{ 7*7 }} {% raw %} {# c #} {% for x in y %}",
    "[link](javascript:alert(1)) ![image](x) [ref]: http://a",
    "*a* **b** _c_ ~~d~~ __e__",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "1.5 of it",
    "> quote",
    "---",
    "===",
    ":--- | ---:",
    "&lt;b&gt; &amp; &#60;",
    "</details><img src=x onerror=alert(1)>",
    "<!-- comment --> --> <![CDATA[x]]> <?php ?>",
    "line\nbreak\r\n\n# next\u2028para\u2029end\x85",
    "back\\slash \\",
    "https://evil.example/ www.evil.example <https://evil.example>",
    "$x^2$ $$y$$ :smile: @name",
    "    indented",
)


def words(tokens: list[Token]) -> str:
    """Collect what a reader sees."""
    shown = ""
    for token in tokens:
        if token.children:
            shown += words(token.children)
        elif token.type in {"text", "code_inline"}:
            shown += token.content
        elif token.type == "softbreak":
            shown += "\n"
    return shown


def kinds(tokens: list[Token]) -> set[str]:
    return {token.type for token in tokens} | {
        kind for token in tokens if token.children for kind in kinds(token.children)
    }


def seen(text: str) -> str:
    """Say how a text shows: on one line, with what hides written out."""
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_written(text: str, place: str) -> None:
    tokens = READER.parse(PLACES[place].replace("{}", escaped(text)))
    inner = {kind for kind in kinds(tokens) if not kind.startswith(("table", "thead", "tbody", "tr_", "th_", "td_"))}
    assert inner <= BASIC
    assert seen(text) in words(tokens)


@given(st.text(alphabet=st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=40))
@example("0 #")
@example("a ## #")
def test_any_text_shows_as_written(text: str) -> None:
    for place, frame in PLACES.items():
        if not text.strip() and place != "cell":
            continue
        shown = words(READER.parse(frame.replace("{}", escaped(text))))
        prefix = {"after text": "Text ", "cell": "ab"}.get(place, "")
        suffix = "end" if place == "cell" else ""
        assert shown == f"{prefix}{seen(text)}{suffix}"


@given(st.text(max_size=60))
def test_no_text_escapes_its_cell(text: str) -> None:
    for shown in (escaped(text), code(text)):
        assert "\n" not in shown
        html = READER.render(f"| a | b |\n| --- | --- |\n| {shown} | end |\n\nafter")
        assert html.count("<td>") == 2
        assert "<td>end</td>" in html
        assert "<p>after</p>" in html


@given(st.text(max_size=60))
def test_no_text_makes_a_tag(text: str) -> None:
    html = READER.render(f"{escaped(text)}\n\n{code(text)}\n\n{link(text, 'a.md', anchor='b')}")
    assert set(re.findall(r"</?(\w+)", html)) <= {"p", "code", "a"}


@given(st.text(max_size=40).filter(str.strip))
def test_code_shows_as_written(text: str) -> None:
    shown = READER.render(code(text))
    assert shown.count("<code>") == 1


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\u061c", "\u200b", "\ufeff", "\x1b", "\x00"])
def test_marks_that_hide_or_turn_the_text_are_written_out(mark: str) -> None:
    assert escaped(f"a{mark}b") == f"a(U+{ord(mark):04X})b"
    assert mark not in code(f"a{mark}b")


def test_markdown_is_escaped_once() -> None:
    assert joined((escaped("a*b"), "c*d", "")) == "a\\*b, c\\*d"
    assert link(code("x"), "a b.md", anchor="y") == "[`x`](a%20b.md#y)"


def test_a_text_keeps_its_paragraphs() -> None:
    assert paragraphs("one\nmore\n\n \ntwo\n") == ("one\nmore", "two")
    assert paragraphs(None) == ()


def test_a_path_has_an_anchor_that_a_link_can_name() -> None:
    assert anchor_of("searchUsage.Daily[].UserCount") == "searchUsage.Daily.UserCount"
    assert anchor_of("codeUsage.Languages.*") == "codeUsage.Languages.each"


def test_markdown_is_text_that_is_known_to_be_markdown() -> None:
    assert isinstance(escaped("a"), Markdown)
    assert not isinstance(escaped("a") + "b", Markdown)
