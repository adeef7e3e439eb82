"""The reader: what is refused, under which code and at which spot, and what is read."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pingreg.source import limits
from pingreg.source.reader import read

BOM = b"\xef\xbb\xbf"

REFUSED: tuple[tuple[str, bytes, str, tuple[int, int, int]], ...] = (
    ("byte-order mark", BOM + b"a: 1", "PS101", (1, 1, 2)),
    ("not UTF-8, behind a wide character", "a: 1\nb: ü😀".encode() + b"\xff", "PS101", (2, 6, 7)),
    ("half a surrogate in bytes", b"a: \xed\xa0\x80", "PS101", (1, 4, 5)),
    ("UTF-16", "a: 1".encode("utf-16"), "PS101", (1, 1, 2)),
    ("overlong NUL", b"a: \xc0\x80", "PS101", (1, 4, 5)),
    ("empty", b"", "PS102", (1, 1, 2)),
    ("only a comment", b"# nothing\n", "PS102", (2, 1, 2)),
    ("null", b"null\n", "PS102", (1, 1, 2)),
    ("a colon too many", b"a: b: c", "PS102", (1, 5, 6)),
    ("an open quote", b"a: 1\nb: 'x\n", "PS102", (2, 4, 5)),
    ("a sign that starts nothing", b"a: @x", "PS102", (1, 4, 5)),
    ("an escape that is no character", b'"\\ud800": 1', "PS102", (1, 4, 5)),
    ("a version of YAML that is none", b"%YAML 2.0\n---\na: 1", "PS102", (1, 1, 2)),
    ("duplicate key", b"a: 1\nb: 2\na: 3", "PS103", (3, 1, 2)),
    ("duplicate quoted key", b"a: 1\n'a': 3", "PS103", (2, 1, 4)),
    ("duplicate key in a flow mapping", b"x: {k: 1, k: 2}", "PS103", (1, 11, 12)),
    ("anchor", b"a: &x 1", "PS104", (1, 4, 8)),
    ("alias", b"a: 1\nb: *x", "PS104", (2, 4, 6)),
    ("alias as key", b"*x : 1", "PS104", (1, 1, 3)),
    ("tag", b"a: !!str 1", "PS105", (1, 4, 11)),
    ("tag on a mapping", b"!!set {a, b}", "PS105", (1, 1, 8)),
    ("merge key", b"a: {<<: 1}", "PS106", (1, 5, 7)),
    ("tab", b"a:\n\tb: 1", "PS107", (2, 1, 2)),
    ("carriage return alone", b"a: 1\rb: 2", "PS107", (1, 5, 6)),
    ("NUL", b"a: 1\nb: \x00", "PS107", (2, 4, 5)),
    ("escape character", b"a: \x1b[31m", "PS107", (1, 4, 5)),
    ("C1 control", "a: \x9b31m".encode(), "PS107", (1, 4, 5)),
    ("line separator", "a: x\u2028y".encode(), "PS107", (1, 5, 6)),
    ("text turned around", "a: x\u202ey".encode(), "PS107", (1, 5, 6)),
    ("a character that is none", "a: \uffff".encode(), "PS107", (1, 4, 5)),
    ("second document", b"a: 1\n---\nb: 2", "PS108", (2, 1, 4)),
    ("second document behind the end of the first", b"a: 1\n...\n---\nb: 2", "PS108", (3, 1, 4)),
    ("deeper than the limit", b"[" * 100_000, "PS109", (1, limits.DEPTH + 1, limits.DEPTH + 2)),
    ("deeper than the limit, in blocks", b"- " * 30, "PS109", (1, 2 * limits.DEPTH + 1, 2 * limits.DEPTH + 2)),
    ("a key longer than the limit", b"? " + b"k" * (limits.KEY + 1) + b"\n: 1", "PS109", (1, 3, limits.KEY + 4)),
    ("larger than the limit", b"#" * (limits.FILE_BYTES + 1), "PS109", (1, 1, 1)),
    ("two readings", b"a: no", "PS110", (1, 4, 6)),
    ("a key with two readings", b"010: x", "PS110", (1, 1, 4)),
    ("an integer of 5,000 digits", b"a: " + b"9" * 5000, "PS110", (1, 4, 5004)),
    ("a list as key", b"[a]: 1", "PS111", (1, 1, 2)),
    ("a mapping as key", b"{{a: b}: 1}", "PS111", (1, 2, 3)),
    ("an empty key", b"'': 1", "PS111", (1, 1, 3)),
)


@pytest.mark.parametrize(
    ("content", "code", "where"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_each_refusal_has_its_code_and_its_spot(content: bytes, code: str, where: tuple[int, int, int]) -> None:
    found = read(content, "a.yaml").diagnostics
    assert [d.code for d in found] == [code]
    span = found[0].span
    assert (span.line, span.column, span.end_column) == where
    assert span.end_line == span.line


@pytest.mark.parametrize(("content"), [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_messages_are_short_and_can_be_printed(content: bytes) -> None:
    for found in read(content, "a.yaml").diagnostics:
        assert found.message.isprintable()
        assert found.help.isprintable()
        assert found.help
        assert len(found.message) + len(found.help) < 400


def test_many_values_are_refused_while_they_are_read() -> None:
    content = b"[" + b"1," * limits.FILE_EVENTS + b"1]"
    found = read(content, "a.yaml")
    assert found.data is None
    assert [d.code for d in found.diagnostics] == ["PS109"]


def test_alias_bomb_is_refused_at_its_first_anchor() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    found = read("\n".join(lines).encode(), "a.yaml")
    assert {d.code for d in found.diagnostics} == {"PS104"}
    assert found.diagnostics[0].span.line == 1


def test_errors_of_one_file_are_cut_after_a_while() -> None:
    for content in (b"{" + b"a," * 100_000 + b"}", b"\t" * 1_000_000, b"- no\n" * 10_000):
        found = read(content, "a.yaml").diagnostics
        assert len(found) == limits.ERRORS_PER_FILE


def test_long_names_are_cut_in_messages() -> None:
    key = b"k" * 1000
    found = read(b"? " + key + b"\n: 1\n? " + key + b"\n: 2\n", "a.yaml").diagnostics
    assert [d.code for d in found] == ["PS103"]
    assert len(found[0].message) < 120


def test_last_value_may_be_very_long() -> None:
    text = "x" * (limits.FILE_BYTES - 10)
    assert read(f'a: "{text}"'.encode(), "a.yaml").data == {"a": text}


def test_line_ends_of_other_systems_are_read() -> None:
    found = read(b"a: 1\r\nb: [v,\r\n  w]\r\nc: |\r\n  one\r\n  two\r\n", "a.yaml")
    assert not found.diagnostics
    assert found.data == {"a": 1, "b": ["v", "w"], "c": "one\ntwo\n"}


def test_keys_are_always_text() -> None:
    found = read(b"1: a\ntrue: b\nnull: c\n~: d\n1.5: e\n", "a.yaml")
    assert found.data == {"1": "a", "true": "b", "null": "c", "~": "d", "1.5": "e"}


def test_names_of_the_language_are_only_text() -> None:
    found = read(b'__class__: __proto__\n"{0.__class__}": "%s {x!r}"\n', "a.yaml")
    assert found.data == {"__class__": "__proto__", "{0.__class__}": "%s {x!r}"}


def test_reading_goes_on_behind_a_mistake_that_can_be_passed_over() -> None:
    found = read(b"a: 1\nc: no\na: 2\ne: [3]", "a.yaml")
    assert [d.code for d in found.diagnostics] == ["PS110", "PS103"]
    assert found.data == {"a": 1, "c": "no", "e": [3]}


def test_what_is_torn_is_not_read_as_nothing() -> None:
    found = read(b"a: &x 1\nb: *x\nc: no\nd: !t 2\n", "a.yaml")
    assert [d.code for d in found.diagnostics] == ["PS104", "PS104", "PS110", "PS105"]
    assert found.data is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    found = read(content, "a.yaml")
    assert found.data is not None or found.diagnostics


@given(st.text(alphabet="ab:- \n'\"[]{},|>?*&!%#@`~<=019.\\x_", max_size=120))
def test_what_is_clean_says_the_same_to_another_reader(text: str) -> None:
    found = read(text.encode(), "a.yaml")
    if not found.diagnostics:
        assert _texts(found.data) == _texts(yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506  it makes only text


def _texts(data: object) -> object:
    match data:
        case dict():
            return {key: _texts(value) for key, value in data.items()}
        case list():
            return [_texts(value) for value in data]
        case bool() | None:
            return "word"
        case str() if data.lower() in {"true", "false", "null", "~", ""}:
            return "word"
        case _:
            return _number(str(data))


def _number(text: str) -> str:
    try:
        return str(float(text) + 0.0)  # zero has no sign here
    except ValueError:
        return text
