"""`new field` and `new area`: one entry is added by text, and every other byte stays."""

import shutil
from pathlib import Path
from textwrap import indent

import pytest
from click import UsageError

from cli.new_registry import DAY, HEADING, WAITING, begun, files_of, is_sound, new, run
from pingreg.cli.new.writing import write

REAL = Path(__file__).parents[2] / "registry"
CLICKS = (
    *("server/queue", "ApplyClicks", "--measure", "count", "--event", "ApplyClick", "--per", "week"),
    *("--description", "Clicks on the button that applies a batch change."),
)
EVENT = ("--new-event", "Somebody clicks the button that applies a batch change.")
ENTRY = """\
  ApplyClicks:
    count: {event: ApplyClick, per: week}
    description: Clicks on the button that applies a batch change.
"""


GAUGE = (
    *("server/queue", "Slots", "--measure", "gauge", "--of", "slots"),
    *("--description", "Slots that a worker can run jobs in."),
)
COMMENTED = """\
fields:
  A:
    gauge: {of: jobs}   # now
    description: Jobs that a worker does.
  # a comment inside

# a comment below
expires: 2028-01-01
"""
FOLDED = """\
fields:
    A:
      gauge: {of: jobs}
      description: >-
        Jobs that
        a worker does.


"""
UNENDED = "fields:\n  A: {gauge: {of: jobs}, description: Jobs that a worker does.}"


def test_counter_takes_three_lines_at_the_end_of_its_area(tmp_path: Path) -> None:
    root = begun(tmp_path)
    before = (root / "pings/server/queue.yaml").read_text()
    added = new(root, "field", *CLICKS, *EVENT)
    assert added.exit_code == 0, added.output
    assert (root / "pings/server/queue.yaml").read_text() == before + ENTRY
    assert is_sound(root)


def test_new_event_is_described_and_owned(tmp_path: Path) -> None:
    root = begun(tmp_path)
    assert new(root, "field", *CLICKS, *EVENT).exit_code == 0
    lines = (root / "events/local.yaml").read_text().splitlines()
    assert lines[0].endswith("=../metaschema/local-events.schema.json")
    assert lines[1:] == [
        "ApplyClick: {owner: telemetry, description: Somebody clicks the button that applies a batch change.}"
    ]


def test_unknown_event_is_guessed_and_nothing_is_written(tmp_path: Path) -> None:
    root = begun(tmp_path)
    assert new(root, "field", *CLICKS, *EVENT).exit_code == 0
    before = files_of(root)
    words = ("server/queue", "More", "--measure", "count", "--event", "ApplyClik", "--per", "week")
    refused = new(root, "field", *words, "--description", "More clicks on that button, by keyboard.")
    assert refused.exit_code == 2
    assert "`ApplyClik` is no local event (did you mean `ApplyClick`?)" in refused.output
    assert files_of(root) == before


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("old", "grown"),
    [
        (COMMENTED, COMMENTED.replace("\n\n# a comment below", f"\n{ENTRY}\n# a comment below")),
        (FOLDED, FOLDED.removesuffix("\n\n") + indent(ENTRY, "  ") + "\n\n"),
        (UNENDED, f"{UNENDED}\n{ENTRY}"),
    ],
    ids=["comments and keys behind", "another indentation and a folded text", "no line end at the end"],
)
def test_every_byte_elsewhere_stays(tmp_path: Path, old: str, grown: str, line_end: str) -> None:
    root = begun(tmp_path)
    file = root / "pings/server/queue.yaml"
    head = file.read_bytes().decode().partition("fields:")[0]
    file.write_bytes((head + old).replace("\n", line_end).encode())
    added = new(root, "field", *CLICKS, *EVENT)
    assert added.exit_code == 0, added.output
    assert file.read_bytes() == (head + grown).replace("\n", line_end).encode()


def test_fields_in_braces_are_left_to_a_person(tmp_path: Path) -> None:
    root = begun(tmp_path)
    file = root / "pings/server/queue.yaml"
    head = file.read_text().partition("fields:")[0]
    file.write_text(head + "fields: {A: {gauge: {of: jobs}, description: Jobs that a worker does.}}\n")
    before = files_of(root)
    refused = new(root, "field", *CLICKS, *EVENT)
    assert refused.exit_code == 2
    assert "braces" in refused.output
    assert files_of(root) == before


def test_what_check_would_refuse_is_printed_and_not_written(tmp_path: Path) -> None:
    root = begun(tmp_path)
    before = files_of(root)
    words = ("server/queue", "Sleeping", "--measure", "gauge", "--of", "jobs")
    refused = new(root, "field", *words, "--description", "Jobs that wait in the queue.")
    assert refused.exit_code == 1
    assert "error[PD102]" in refused.output
    assert "nothing was written" in refused.output
    assert files_of(root) == before


def test_errors_that_were_there_before_do_not_hinder(tmp_path: Path) -> None:
    root = begun(tmp_path)
    file = root / "pings/server/site.yaml"
    file.write_text(file.read_text().replace("owner: telemetry", "owner: nobody"))
    added = new(root, "field", *CLICKS, *EVENT)
    assert added.exit_code == 0, added.output
    assert "PX101" not in added.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("server/qeue", "A"), "`server/qeue` is no area (did you mean `server/queue`?)"),
        (("server/queue", "../x"), "is no path"),
        (("server/queue", "a\x1b]0;b"), "is no path"),
        (("server/queue", "Daily[]"), "is no path"),
        (("server/queue", "A", "--measure", "cuont"), "`cuont` is no measure (did you mean `count`?)"),
        (("server/queue", "A", "--measure", "gauge", "--per", "week"), "--per does not fit a `gauge`"),
        (("server/queue", "A", "--measure", "count", "--of", "x", "--per", "now"), "`now` is no period"),
        (("server/queue", "A", "--measure", "percentile", "--of", "x", "--p", "101"), "--p is a number"),
        (("server/queue", "A", "--area", "server/site"), "--area is given twice"),
        (("server/queue", "A", "--measure", "text"), "missing: --pattern, --max-length, --description;"),
        (("--measure", "count"), "missing: --area, --path, --event or --of, --per, --description;"),
        ((), "missing: --area, --path, --measure, --description;"),
        ((*GAUGE, "--new-event", "Somebody clicks it."), "--new-event describes an event that is new"),
        ((*GAUGE, "--since", " "), "--since is empty"),
    ],
)
def test_wrong_usage_writes_nothing(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    root = begun(tmp_path)
    before = files_of(root)
    refused = new(root, "field", *words)
    assert refused.exit_code == 2
    assert said in refused.output
    assert "\x1b" not in refused.output
    assert files_of(root) == before


@pytest.mark.parametrize(
    "words",
    [
        ("--measure", "distinct", "--of", "users", "--per", "rolling 30d"),
        ("--measure", "percentile", "--of", "time in the queue", "--p", "99.9", "--unit", "ms"),
        ("--measure", "ratio", "--of", "failed jobs", "--to", "all jobs"),
        ("--measure", "label", "--values", "idle,busy,no,4.10"),
        ("--measure", "time", "--as", "date"),
        ("--measure", "text", "--pattern", "^[a-z]{1,9}$", "--max-length", "9", "--repeated"),
        ("--measure", "flag"),
        ("--measure", "version", "--since", "5.10"),
    ],
)
def test_every_kind_of_measure_passes_check(tmp_path: Path, words: tuple[str, ...]) -> None:
    root = begun(tmp_path)
    added = new(root, "field", "server/queue", "Latest", *words, "--description", "What the queue shows of its work.")
    assert added.exit_code == 0, added.output
    assert is_sound(root)


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "a/b", "Queue", "ping", "x" * 200, "a\x1b[2J", "..", ""])
def test_no_name_leads_out_of_the_ping(tmp_path: Path, name: str) -> None:
    root = begun(tmp_path)
    before = files_of(tmp_path)
    refused = new(root, "area", "server", name, *HEADING, *WAITING)
    assert refused.exit_code == 2
    assert "cannot name an area" in refused.output
    assert "\x1b" not in refused.output
    assert files_of(tmp_path) == before


def test_no_area_is_written_over(tmp_path: Path) -> None:
    root = begun(tmp_path)
    before = files_of(root)
    refused = new(root, "area", "server", "queue", *HEADING, *WAITING)
    assert refused.exit_code == 2
    assert "exists already" in refused.output
    assert files_of(root) == before


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    root = begun(tmp_path)
    (tmp_path / "outside").mkdir()
    shutil.move(root / "pings", tmp_path / "outside/pings")
    (root / "pings").symlink_to(tmp_path / "outside/pings")
    words = (
        "--owner",
        "telemetry",
        "--endpoint",
        "https://x.example.com",
        "--description",
        "Sent by each agent, daily.",
    )
    refused = new(root, "ping", "agent", *words)
    assert refused.exit_code == 2
    assert "symbolic link" in refused.output
    assert not (tmp_path / "outside/pings/agent").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("server", "slots", "--from", "-", *HEADING, *WAITING), "leave out the flags that describe one"),
        (("server", "slots", "--from", "-", "--at", "slots", *HEADING), "the payload has no object at `slots`"),
        (("server", "slots", *HEADING[:-2], *WAITING), "--question and --decision go together"),
        (("sever", "slots", *HEADING, *WAITING), "`sever` is no ping (did you mean `server`?)"),
    ],
)
def test_wrong_usage_makes_no_area(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    root = begun(tmp_path)
    before = files_of(root)
    refused = new(root, "area", *words, given=b'{"site": "a"}')
    assert refused.exit_code == 2
    assert said in refused.output
    assert files_of(root) == before


def test_events_in_braces_are_left_to_a_person(tmp_path: Path) -> None:
    root = begun(tmp_path)
    (root / "events").mkdir()
    (root / "events/local.yaml").write_text("{View: {description: Somebody sees the page of the queue.}}\n")
    before = files_of(root)
    refused = new(root, "field", *CLICKS, *EVENT)
    assert refused.exit_code == 2
    assert "events/local.yaml: the mapping is written in braces" in refused.output
    assert files_of(root) == before


def test_no_change_is_judged_without_a_sound_policy(tmp_path: Path) -> None:
    root = begun(tmp_path)
    (root / "policy.yaml").write_text("tiers: [\n")
    before = files_of(root)
    refused = new(root, "field", *CLICKS, *EVENT)
    assert refused.exit_code == 1
    assert "error[PS102]" in refused.output
    assert files_of(root) == before


def test_a_file_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"theirs")
    for before in (None, b"as it was read"):
        with pytest.raises(UsageError):
            write(tmp_path, "a.yaml", b"ours", before=before)
    assert files_of(tmp_path) == {"a.yaml": b"theirs"}


def test_an_edited_file_keeps_its_mode(tmp_path: Path) -> None:
    root = begun(tmp_path)
    (root / "pings/server/queue.yaml").chmod(0o640)
    assert new(root, "field", *GAUGE).exit_code == 0
    assert (root / "pings/server/queue.yaml").stat().st_mode & 0o777 == 0o640


def test_real_registry_gains_exactly_three_lines(tmp_path: Path) -> None:
    root = shutil.copytree(REAL, tmp_path / "registry")
    before = (root / "pings/server/batch_changes.yaml").read_text()
    events = (root / "events/local.yaml").read_text()
    added = new(root, "field", "server/batch_changes", *CLICKS[1:], *EVENT)
    assert added.exit_code == 0, added.output
    assert (root / "pings/server/batch_changes.yaml").read_text() == before + ENTRY
    assert (root / "events/local.yaml").read_text().startswith(events)
    assert "ApplyClicks" not in run("check", str(root), *DAY).output
