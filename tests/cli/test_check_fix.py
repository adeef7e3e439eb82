"""`pingreg check --fix`: what is put right, what is left to people, and what a machine is told of it."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pingreg.cli.main import cli

ROOT = Path(__file__).parents[2]
DAY = "--today=2026-11-24"
COUNTER = """\
  ApplyButtonClicks:
    cuont: {event: ViewBatchChangeAplyPage, per: weekly} # of it
    description: Clicks on the button that applies a batch change.
    owner: 'batch-change'
    since: 5.10
"""
MENDED = """\
  ApplyButtonClicks:
    count: {event: ViewBatchChangeApplyPage, per: week} # of it
    description: Clicks on the button that applies a batch change.
    owner: 'batch-changes'
    since: "5.10"
"""


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the real registry, and step beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Path(shutil.copytree(ROOT / "registry", tmp_path / "registry"))


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments, DAY])


def append(file: Path, text: str) -> str:
    before = file.read_text("utf-8")
    file.write_text(before + text, "utf-8")
    return before


def test_what_can_mean_one_thing_is_put_right(copy: Path) -> None:
    area = copy / "pings/server/batch_changes.yaml"
    before = append(area, COUNTER)
    done = check("--fix")
    assert (done.exit_code, area.read_text("utf-8")) == (0, before + MENDED)
    assert [line.partition(": ")[2] for line in done.stderr.splitlines()] == [
        "`cuont` is now `count`",
        "`ViewBatchChangeAplyPage` is now `ViewBatchChangeApplyPage`",
        "`weekly` is now `week`",
        "`batch-change` is now `batch-changes`",
        "`5.10` is quoted",
    ]


def test_nothing_is_written_where_nothing_is_wrong(copy: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in copy.rglob("*.yaml")}
    assert check("--fix").exit_code == 0
    assert {file: file.stat().st_mtime_ns for file in copy.rglob("*.yaml")} == before


def test_files_in_another_encoding_of_line_ends_keep_them(copy: Path) -> None:
    area = copy / "pings/server/batch_changes.yaml"
    text = area.read_text("utf-8") + COUNTER
    area.write_bytes(text.replace("\n", "\r\n").encode())
    assert check("--fix").exit_code == 0
    assert area.read_bytes().endswith(MENDED.replace("\n", "\r\n").encode())


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("pings/server/retention.yaml", "tier: product", "tier: critcal"),
        ("pings/server/retention.yaml", "tier: product", "teir: product"),
        ("pings/server/site.yaml", "recipients: [crm]", "recipients: [crn]"),
        ("pings/server/site.yaml", "approved_by: legal", "approved_by: legl"),
        ("policy.yaml", "events: by_rules", "events: by_rule"),
        ("policy.yaml", "switches:", "swithces:"),
        ("contracts/example-shipping.yaml", "pings: full", "pings: ful"),
        ("contracts/example-shipping.yaml", "hosting:", "hostng:"),
        ("contracts/example-shipping.yaml", "title: Example Shipping", "title: 5.10"),
    ],
)
def test_what_decides_who_keeps_what_is_left_to_people(copy: Path, path: str, old: str, new: str) -> None:
    file = copy / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert check("--fix").exit_code == 1
    assert file.read_text("utf-8") == text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("documnted: no", "documented: no"),
        ("documnted: Yes", "documented: Yes"),
        ("values: [yes, no]", None),
        ("mxa: 0.50", "max: 0.50"),
        ("sicne: 5.10", 'since: "5.10"'),
        ("since: 010", 'since: "010"'),
    ],
)
def test_a_value_is_quoted_only_where_nothing_else_can_be_meant(copy: Path, written: str, mended: str | None) -> None:
    area = copy / "pings/server/batch_changes.yaml"
    before = append(area, f"{COUNTER}    {written}\n".replace("    since: 5.10\n", ""))
    check("--fix")
    assert area.read_text("utf-8").endswith(f"    {mended or written}\n")
    assert area.read_text("utf-8").startswith(before)


@pytest.mark.parametrize("word", ["no", "Yes", "off", "ON"])
@pytest.mark.parametrize("path", ["search_jobs", "batch_changes"])
def test_a_word_behind_a_misspelt_key_is_left(copy: Path, path: str, word: str) -> None:
    area = copy / f"pings/server/{path}.yaml"
    text = area.read_text("utf-8").replace("documented: false\n", "")
    area.write_text(f"documnted: {word}\n{text}", "utf-8")
    assert check("--fix").exit_code == 1
    assert area.read_text("utf-8") == f"documented: {word}\n{text}"


def test_a_key_can_only_be_meant_as_a_word(copy: Path) -> None:
    teams = copy / "teams.yaml"
    before = append(teams, "on: {title: Edge}\n")
    assert check("--fix").exit_code == 0
    assert teams.read_text("utf-8") == before + '"on": {title: Edge}\n'


def test_both_that_a_word_may_mean_are_told(copy: Path) -> None:
    append(copy / "teams.yaml", "edge: {title: No}\n")
    assert 'help: write `false`, or quote the word: `"No"`' in check().stdout
    found = json.loads(check("--format", "json").stdout)["diagnostics"]
    assert [one.get("mend") for one in found if one["code"] == "PS110"] == [None]


def test_a_name_that_may_mean_two_is_left(copy: Path) -> None:
    teams, area = copy / "teams.yaml", copy / "pings/server/batch_changes.yaml"
    append(teams, "data1: {title: One}\ndata2: {title: Two}\n")
    text = area.read_text("utf-8").replace("owner: batch-changes", "owner: data3")
    area.write_text(text, "utf-8")
    assert "did you mean" in check("--fix").stdout
    assert area.read_text("utf-8") == text


def test_a_key_that_is_there_already_is_not_written_twice(copy: Path) -> None:
    area = copy / "pings/server/batch_changes.yaml"
    text = area.read_text("utf-8").replace("title:", "titel: Again\ntitle:", 1)
    area.write_text(text, "utf-8")
    assert check("--fix").exit_code == 1
    assert area.read_text("utf-8") == text


def test_a_recalled_verdict_has_the_same_mends(copy: Path) -> None:
    append(copy / "pings/server/batch_changes.yaml", COUNTER)
    first, second = (check("--format", "json").stdout for _ in range(2))
    assert first == second
    mends = [one["mend"] for one in json.loads(second)["diagnostics"] if "mend" in one]
    assert {"old": "cuont", "new": "count"} in mends
    assert {"old": "5.10", "new": "5.10"} in mends


def test_sarif_tells_the_text_that_belongs_there(copy: Path) -> None:
    append(copy / "pings/server/batch_changes.yaml", COUNTER)
    results = json.loads(check("--format", "sarif").stdout)["runs"][0]["results"]
    fixes = [fix for result in results for fix in result.get("fixes", ())]
    changes = [fix["artifactChanges"][0] for fix in fixes]
    assert {change["artifactLocation"]["uri"] for change in changes} == {"registry/pings/server/batch_changes.yaml"}
    assert [change["replacements"][0]["insertedContent"]["text"] for change in changes] == [
        "count",
        "ViewBatchChangeApplyPage",
        "week",
        "batch-changes",
        '"5.10"',
    ]


def test_a_git_ref_cannot_be_mended() -> None:
    done = check("--fix", "--ref", "HEAD")
    assert (done.exit_code, "--ref reads another" in done.stderr) == (2, True)
