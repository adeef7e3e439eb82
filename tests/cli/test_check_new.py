"""`pingreg check` tells how far new fields reach."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pingreg.cli.main import cli
from support.payloads import CLEAN, copied_registry

DAY = "--today=2026-11-24"
COUNTER = """\
  {name}:
    count: {{event: ViewBatchChangeApplyPage, per: lifetime}}
    description: Times that button number {name} of the page was pressed.
"""
Check = Callable[..., str]


def git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The real registry, committed in a repository of its own."""
    root = copied_registry(tmp_path / "repository")
    git(root.parent, "init", "-q")
    git(root.parent, "add", "-A")
    git(root.parent, "commit", "-qm", "all")
    return root


def check(folder: Path, *options: str) -> str:
    done = CliRunner().invoke(cli, ["check", str(folder), DAY, *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def add(root: Path, *names: str) -> None:
    area = root / "pings" / "server" / "batch_changes.yaml"
    area.write_text(area.read_text() + "".join(COUNTER.format(name=name) for name in names))


def test_an_unchanged_registry_has_nothing_new(copy: Path) -> None:
    assert check(copy) == CLEAN


def test_a_new_field_is_told_with_its_contracts_and_no_customer(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PINGREG_CACHE", raising=False)
    add(copy, "ApplyClicks")
    first = check(copy)
    assert first.startswith("new: server/batchChangesUsage.ApplyClicks is kept under ")
    assert "Example" not in first
    assert check(copy) == first, "recalled, it says the same"
    git(copy, "commit", "-qam", "more")
    assert "new:" not in check(copy)
    assert check(copy, "--since", "HEAD~1") == first
    assert "new:" not in check(copy, "--ref", "HEAD")


def test_json_gives_the_counts_and_each_population(copy: Path) -> None:
    add(copy, "ApplyClicks")
    (new,) = json.loads(check(copy, "--format", "json"))["new"]
    assert new["field"] == "server/batchChangesUsage.ApplyClicks"
    contracts = len(list((copy / "contracts").glob("*.yaml")))
    assert new["kept"] + new["withheld"] == contracts
    assert new["withheld"] == sum(new["withheld_by"].values())
    assert (new["populations"]["unlicensed"], new["populations"]["unrecognized"]) == ("kept", "withheld")


def test_at_most_twenty_lines_are_printed_and_the_rest_is_counted(copy: Path) -> None:
    add(copy, *(f"Button{number}" for number in range(30, 53)))
    lines = [line for line in check(copy).splitlines() if line.startswith("new:")]
    assert len(lines) == 21
    assert lines[-1] == "new: and 3 fields more"
    assert len(json.loads(check(copy, "--format", "json"))["new"]) == 23


def test_without_git_or_without_a_commit_nothing_is_said(copy: Path) -> None:
    add(copy, "ApplyClicks")
    shutil.rmtree(copy.parent / ".git")
    assert "new:" not in check(copy)
    git(copy.parent, "init", "-q")
    assert "new:" not in check(copy)


def test_a_base_that_cannot_be_understood_tells_nothing_and_one_that_is_not_there_is_refused(copy: Path) -> None:
    policy = (copy / "policy.yaml").read_text()
    (copy / "policy.yaml").write_text("broken: [")
    git(copy, "commit", "-qam", "broken")
    (copy / "policy.yaml").write_text(policy)
    add(copy, "ApplyClicks")
    assert "new:" not in check(copy)
    for ref in ("no-such-ref", "--output=x", ""):
        done = CliRunner().invoke(cli, ["check", str(copy), f"--since={ref}"])
        assert done.exit_code == 2
