"""`pingreg check --changed` tells what a change answers for, and nothing that was there before it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pingreg.cli.changed import HIDING
from pingreg.cli.main import cli
from pingreg.lint.rule import rules
from support.payloads import CLEAN, copied_registry

DAY = "--today=2026-11-24"
BATCH = "pings/server/batch_changes.yaml"
GROWTH = "pings/server/growth.yaml"
TODO = "description: TODO"


def git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


def commit(root: Path, message: str) -> None:
    git(root, "add", "-A", ":/")
    git(root, "commit", "-qm", message)


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new))


def undescribe(root: Path, path: str) -> None:
    """Bring a debt into a file: its first description says nothing."""
    lines = (root / path).read_text().splitlines(keepends=True)
    index = next(n for n, line in enumerate(lines) if line.startswith("    description: "))
    lines[index] = f"    {TODO}\n"
    (root / path).write_text("".join(lines))


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real registry with one old debt on `main`, checked out on a branch."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PINGREG_CACHE", raising=False)
    root = copied_registry(tmp_path / "repository")
    undescribe(root, GROWTH)
    git(root.parent, "init", "-q")
    commit(root, "all")
    git(root, "checkout", "-qb", "feature")
    return root


def check(root: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["check", str(root), DAY, *options])


def found(result: Result) -> set[tuple[str, str]]:
    """Give what was found, each by its code and file."""
    return {(one["code"], one["path"].partition("registry/")[2]) for one in json.loads(result.stdout)["diagnostics"]}


def changed(root: Path, *options: str, since: str = "main") -> tuple[int, set[tuple[str, str]]]:
    result = check(root, "--format", "json", "--changed", since, *options)
    assert result.exit_code in {0, 1}, result.output
    return result.exit_code, found(result)


def test_an_old_debt_in_another_file_is_neither_told_nor_fails(copy: Path) -> None:
    change(copy, BATCH, "title: Batch changes", "title: Changes in batches")
    assert check(copy).exit_code == 1
    result = check(copy, "--changed", "main")
    assert (result.exit_code, result.stdout) == (0, CLEAN)
    assert "1 finding is left out" in result.stderr


def test_an_old_debt_in_a_file_that_is_touched_is_told(copy: Path) -> None:
    change(copy, GROWTH, "title: ", "title: More ")
    assert changed(copy) == (1, {("PD101", GROWTH)})


def test_a_new_fault_is_told_committed_or_not(copy: Path) -> None:
    undescribe(copy, BATCH)
    assert changed(copy) == (1, {("PD101", BATCH)})
    commit(copy, "more")
    assert changed(copy) == (1, {("PD101", BATCH)})
    assert changed(copy, "--ref", "HEAD") == (1, {("PD101", BATCH)})
    assert changed(copy, "--ref", "main") == (0, set())


def test_what_a_change_breaks_in_files_that_it_leaves_alone_is_told(copy: Path) -> None:
    lines = (copy / "teams.yaml").read_text().splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith("batch-changes:"))
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith((" ", "#", "\n")))
    (copy / "teams.yaml").write_text("".join(lines[:start] + lines[end:]))
    code, told = changed(copy)
    assert code == 1
    assert ("PX101", BATCH) in told
    assert ("PD101", GROWTH) not in told


def test_a_budget_that_the_change_breaks_is_told_and_one_that_was_broken_only_when_it_gets_worse(copy: Path) -> None:
    change(copy, "policy.yaml", "max_fields: 30", "max_fields: 1")
    code, told = changed(copy)
    assert (code, ("PT104", "policy.yaml") in told) == (1, True)
    commit(copy, "tight")
    git(copy, "branch", "-f", "main")
    assert changed(copy) == (0, set())
    change(copy, BATCH, "tier: product", "tier: critical")
    assert ("PT104", "policy.yaml") in changed(copy)[1]


def test_what_others_did_on_main_meanwhile_is_not_the_branch_s_doing(copy: Path) -> None:
    git(copy, "checkout", "-q", "main")
    change(copy, "policy.yaml", "max_fields: 30", "max_fields: 1")
    commit(copy, "theirs")
    git(copy, "checkout", "-q", "feature")
    assert changed(copy) == (0, set())


def test_a_file_that_moved_is_a_file_of_the_change(copy: Path) -> None:
    (copy / GROWTH).rename(copy / "pings/server/grown.yaml")
    assert ("PD101", "pings/server/grown.yaml") in changed(copy)[1]


def test_a_severity_that_the_change_raises_is_told_where_it_bites(copy: Path) -> None:
    manifest = copy / "pingreg.yaml"
    text = manifest.read_text()
    manifest.write_text(f"{text}rules: {{PD101: warning}}\n")
    commit(copy, "a debt may stand")
    git(copy, "branch", "-f", "main")
    assert changed(copy) == (0, set())
    manifest.write_text(text)
    assert changed(copy) == (1, {("PD101", GROWTH)})


def test_what_cannot_be_understood_is_told_however_old_for_it_hides_what_the_change_does(copy: Path) -> None:
    policy = (copy / "policy.yaml").read_text()
    (copy / "policy.yaml").write_text(f"{policy}broken: [")
    commit(copy, "broken")
    git(copy, "branch", "-f", "main")
    change(copy, BATCH, "tier: product", "tier: critical")
    assert changed(copy) == (1, {("PS102", "policy.yaml")})


def test_what_hides_others_is_all_that_stages_before_the_rules_report() -> None:
    about_waivers = {f"PG{number}" for number in range(108, 114)}
    documented = {rule.code for rule in rules() if rule.check is None and not rule.code.startswith("PE")}
    judged = {rule.code for rule in rules() if rule.check is not None and rule.code.startswith(HIDING)}
    assert {code for code in documented if not code.startswith(HIDING)} == about_waivers
    assert judged == {"PX113", "PX114", "PX115", "PX120"}, "references that only a rule looks up"


def test_a_base_that_cannot_be_understood_hides_nothing(copy: Path) -> None:
    policy = (copy / "policy.yaml").read_text()
    (copy / "policy.yaml").write_text("broken: [")
    commit(copy, "broken")
    git(copy, "branch", "-f", "main")
    (copy / "policy.yaml").write_text(policy)
    assert changed(copy) == (1, {("PD101", GROWTH)})


def test_what_is_recalled_is_as_what_was_worked_out(copy: Path) -> None:
    undescribe(copy, BATCH)
    runs = [
        check(copy, *options).stdout
        for options in (("--changed", "main"), ("--changed", "main"), ("--changed", "main", "--no-cache"))
    ]
    assert len(set(runs)) == 1
    assert "2 errors" in check(copy).stdout, "the whole verdict was not overwritten"


def test_new_fields_are_told_since_the_branch_parted(copy: Path) -> None:
    counter = "  Clicks:\n    count: {event: ViewBatchChangeApplyPage, per: lifetime}\n    description: Clicks on it.\n"
    (copy / BATCH).write_text((copy / BATCH).read_text() + counter)
    commit(copy, "more")
    assert check(copy, "--changed", "main").stdout.startswith("new: server/batchChangesUsage.Clicks is kept under ")


def test_a_clone_knows_the_branch_that_it_came_from(copy: Path) -> None:
    git(copy, "checkout", "-q", "main")
    git(copy.parent.parent, "clone", "-q", "repository", "clone")
    clone = copy.parent.parent / "clone/registry"
    undescribe(clone, BATCH)
    result = check(clone, "--format", "json", "--changed")
    assert (result.exit_code, found(result)) == (1, {("PD101", BATCH)})


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--changed",), "name the branch: `--changed origin/main`"),
        (("--changed", "nowhere"), "`nowhere` is no commit that git finds"),
        (("--changed", "."), "write the folder first: `pingreg check . --changed`"),
        (("--changed", ""), "is no commit that git finds"),
        (("--changed", "--output=x"), "--output"),
        (("--changed", "main", "--write-baseline"), "use one of the two"),
        (("--changed", "alone"), "git finds no commit that both `alone` and `HEAD` come from"),
    ],
)
def test_what_cannot_be_compared_with_is_one_line_and_exit_2(copy: Path, options: tuple[str, ...], said: str) -> None:
    git(copy, "checkout", "-q", "--orphan", "alone")
    commit(copy, "alone")
    git(copy, "checkout", "-q", "feature")
    result = check(copy, *options)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_outside_git_and_in_a_shallow_clone_it_says_so(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(copy, BATCH, "title: Batch changes", "title: Changes in batches")
    commit(copy, "more")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{copy.parent}", "shallow")
    shallow = check(tmp_path / "shallow/registry", "--changed", "main")
    assert (shallow.exit_code, "run `git fetch --unshallow`" in shallow.output) == (2, True)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    shutil.rmtree(copy.parent / ".git")
    bare = check(copy, "--changed", "main")
    assert (bare.exit_code, "not a git repository" in bare.output) == (2, True)
