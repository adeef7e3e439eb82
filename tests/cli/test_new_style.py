"""Our style of YAML: any printable text comes back from our reader, or is refused with a message."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cli.new_registry import begun, files_of, is_sound, new, run
from pingreg.cli.new.edit import NotEditableError, appended
from pingreg.cli.new.style import block, file_of, flow
from pingreg.source.reader import read

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
HARD = ("no", "4.10", "2027-06-30", "12:30", "a: b", "a #b", "#a", "null", "~", "", " a ", "- a", "[x]", "{x}", "a,b")
HARDER = ("ü", "日本", "'", '"', "\\", "a:", ":a", "%a", "@a", "`a`", "&a", "*a", "!a", "|", ">", "?", "=", "<<", "$a")


@given(TEXTS, TEXTS)
@example("no", "4.10")
def test_any_text_comes_back_from_our_reader(one: str, two: str) -> None:
    entries = {"title": one, "inner": {"description": two, "words": [one, two, "x"]}}
    document = read(file_of("pings/a/b.yaml", "area", block(entries)), "")
    assert document.diagnostics == ()
    assert document.data == entries


@pytest.mark.parametrize("text", [*HARD, *HARDER])
def test_hard_texts_come_back_as_keys_and_values(text: str) -> None:
    assert read(f"{flow({'a': {text or 'x': text}})}\n".encode(), "").data == {"a": {text or "x": text}}


@given(TEXTS.filter(str.strip), TEXTS)
def test_any_text_can_be_appended(key: str, description: str) -> None:
    old = b"title: x\nfields:\n  A: {of: b}\n"
    if key != "A":
        grown = appended(old, key, {"description": description}, under="fields")
        assert read(grown, "").data["fields"] == {"A": {"of": "b"}, key: {"description": description}}
        assert grown.startswith(old)


@settings(max_examples=25)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
@example(text="\x1b[2J\u202e")
@example(text="{{ 7 * 7 }} <script>alert(1)</script>")
def test_any_description_by_flag_is_kept_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    root = begun(tmp_path_factory.mktemp("any"))
    before = files_of(root)
    added = new(root, "field", "server/queue", "Slots", "--measure", "gauge", "--of", text, f"--description={text}")
    assert added.exception is None or isinstance(added.exception, SystemExit)
    if added.exit_code == 0:
        data = read((root / "pings/server/queue.yaml").read_bytes(), "").data
        expected = {"gauge": {"of": text.strip()}, "description": text.strip()}
        assert data["fields"]["Slots"] == expected
        assert is_sound(root)
    else:
        assert added.exit_code in {1, 2}
        assert files_of(root) == before


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    root = begun(tmp_path)
    refused = new(root, "field", "server/queue", "Slots", "--measure", "gauge", "--of", "a\udcff", "--description", "b")
    assert refused.exit_code == 2
    assert "--of holds the unseen character U+DCFF" in refused.output


@pytest.mark.parametrize(
    "content", ["- a\n", "fields:\n", "title: x\n", "fields: [a]\n", "fields:\n  A: |+\n    x\n\n\nb: c\n"]
)
def test_what_cannot_be_edited_by_text_is_left_to_a_person(content: str) -> None:
    with pytest.raises(NotEditableError):
        appended(content.encode(), "B", {"description": "x"}, under="fields")


def test_what_is_written_is_formatted_already(tmp_path: Path) -> None:
    root = begun(tmp_path)
    limits = ("--measure", "text", "--pattern", "^[a-z]{1,9}$", "--max-length", "9", "--repeated")
    said = ("--description", "Names of the queues that there are.", "--category", "user.behavior", "--since", "5.5")
    assert new(root, "field", "server/queue", "Names", *limits, *said).exit_code == 0
    ping = ("--endpoint", "https://pings.example.com/worker", "--owner", "telemetry", "--tier", "critical")
    sent = ("--purposes", "support", "--description", "Sent by every worker once a day.")
    made = new(root, "ping", "worker", *ping, *sent)
    assert made.exit_code == 0, made.output
    checked = run("fmt", "--check", str(root))
    assert (checked.exit_code, checked.stdout) == (0, "0 not formatted, 8 as they should be\n")
