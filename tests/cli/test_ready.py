"""`pingreg ready`, as it is called in a clone: what it does by itself, and what it leaves to whom."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pingreg.cli.main import cli
from pingreg.cli.ready.results import review_id

ROOT = Path(__file__).parents[2]
SEVERAL = "pings/server/batch_changes.yaml"
COUNTER = """\
  ApplyButtonClicks:
    description: Clicks on the button that applies a batch change.
    cuont: {event: ViewBatchChangeApplyPage,per: week}
    since: 5.10
"""
READY = """\
  ApplyButtonClicks:
    count: {event: ViewBatchChangeApplyPage, per: week}
    description: Clicks on the button that applies a batch change.
    since: "5.10"
"""


def git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the real registry in a subfolder of a repository, on a branch, and step beside it."""
    monkeypatch.setenv("PINGREG_CACHE", "off")
    home = tmp_path / "products/telemetry"
    for folder in ("registry", "generated"):
        shutil.copytree(ROOT / folder, home / folder)
    monkeypatch.chdir(home)
    git(tmp_path, "init", "-q")
    assert CliRunner().invoke(cli, ["generate", "code-owners"]).exit_code == 0
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "all")
    git(tmp_path, "checkout", "-qb", "team/More_Clicks")
    return home / "registry"


def ready(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["ready", *arguments, "--today", "2026-11-24"])


def marks(result: Result) -> dict[str, str]:
    """Give the mark of each step by its name."""
    steps = [line.split(maxsplit=2) for line in result.stdout.split("\n\n")[0].splitlines()[1:]]
    return {name: mark for mark, name, _ in steps}


def left(result: Result) -> list[str]:
    """Give what is left to do, each with how."""
    lines = result.stdout.split("\n\n")[1].splitlines()[1:]
    return [f"{what.strip()} => {how.strip()}" for what, how in zip(lines[::2], lines[1::2], strict=True)]


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def append(file: Path, text: str) -> str:
    before = file.read_text("utf-8")
    file.write_text(before + text, "utf-8")
    return before


def test_nothing_is_left_on_a_clean_tree(clone: Path) -> None:
    before = contents(clone.parent)
    done = ready()
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "nothing is left to do")
    assert set(marks(done).values()) == {"ok"}
    assert contents(clone.parent) == before


def test_a_counter_is_put_right_formatted_and_generated(clone: Path) -> None:
    before = append(clone / SEVERAL, COUNTER)
    done = ready()
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "nothing is left to do")
    assert (clone / SEVERAL).read_text("utf-8") == before + READY
    assert marks(done) | {"format": "ok"} == {
        **dict.fromkeys(("format", "check", "diff", "review"), "ok"),
        "mend": "done",
        "generate": "done",
    }
    assert CliRunner().invoke(cli, ["generate", "--check"]).exit_code == 0
    assert set(marks(ready()).values()) == {"ok"}


def test_check_writes_nothing_and_lists_what_would_be_done(clone: Path) -> None:
    append(clone / SEVERAL, COUNTER)
    append(clone / "policy.yaml", "\n\n")
    before = contents(clone.parent)
    done = ready("--check")
    assert done.exit_code == 1
    assert contents(clone.parent) == before
    told = left(done)
    assert told[0] == "1. registry/policy.yaml: the file is not formatted => run `pingreg fmt`"
    assert told[1].endswith("=> run `pingreg check --fix`")
    assert told[-1] == f"{len(told)}. bigquery: stale => run `pingreg generate`"


def test_who_owns_the_policy_is_written(clone: Path) -> None:
    owners = clone.parents[2] / ".github/CODEOWNERS"
    text = owners.read_text("utf-8")
    owners.unlink()
    assert marks(ready())["generate"] == "done"
    assert owners.read_text("utf-8") == text
    append(owners, "* @example/anybody\n")
    assert marks(ready("--check"))["generate"] == "todo"
    assert (marks(ready())["generate"], ready().exit_code) == ("done", 0)


def test_only_files_that_differ_are_formatted(clone: Path) -> None:
    append(clone / "policy.yaml", "\n\n")
    git(clone, "commit", "-qam", "untidy")
    git(clone, "branch", "-f", "main")
    text = append(clone / SEVERAL, "\n\n")
    assert ready().exit_code == 0
    assert (clone / SEVERAL).read_text("utf-8") == text
    assert (clone / "policy.yaml").read_text("utf-8").endswith("\n\n\n")


def test_errors_are_left_with_place_and_help_and_nothing_is_generated(clone: Path) -> None:
    append(clone / SEVERAL, READY.replace("Clicks on the button that applies a batch change.", "TODO"))
    done = ready()
    assert done.exit_code == 1
    assert marks(done)["generate"] == "skip"
    what = "1. registry/pings/server/batch_changes.yaml:147:18: `TODO` describes nothing [PD101]"
    assert left(done) == [f"{what} => say in one sentence what is counted, and when"]


def test_what_widens_is_drafted_once_and_passes_when_it_is_agreed_to(clone: Path) -> None:
    area = clone / "pings/server/receiver.yaml"
    text = area.read_text("utf-8")
    wider = text.replace("    anonymize: [{truncate_ip: {v4: 24, v6: 48}, at: receiver}]\n", "")
    assert wider != text
    area.write_text(wider, "utf-8")
    done = ready()
    draft = clone / "reviews/more-clicks.yaml"
    assert done.exit_code == 1
    assert marks(done)["review"] == "done"
    assert left(done)[-1].endswith("=> complete `title`, `link` and `approved_by`, when they agree")
    told = draft.read_text("utf-8")
    assert marks(ready())["review"] == "todo"
    assert draft.read_text("utf-8") == told
    said = {
        "title:": "title: Wider",
        "link:": "link: https://reviews.example.com/1",
        "approved_by:": "approved_by: [data, legal]",
    }
    lines = [next((full for key, full in said.items() if line.startswith(key)), line) for line in told.splitlines()]
    draft.write_text("\n".join(lines) + "\n", "utf-8")
    agreed = ready()
    assert (marks(agreed)["diff"], marks(agreed)["review"]) == ("ok", "ok"), agreed.stdout


def test_a_deleted_area_and_a_new_ping_are_told(clone: Path) -> None:
    shutil.copytree(clone / "pings/desktop", clone / "pings/laptop", ignore=shutil.ignore_patterns("examples"))
    (clone / "pings/server/own.yaml").unlink()
    done = ready()
    assert done.exit_code == 1
    assert done.stdout.startswith("3 files changed since main")
    assert any("not even a tombstone [PC102]" in one for one in left(done))


def test_a_file_that_is_no_yaml_is_left_and_the_rest_goes_on(clone: Path) -> None:
    (clone / SEVERAL).write_text("title: [", "utf-8")
    done = ready()
    assert (done.exit_code, marks(done)["diff"], marks(done)["review"]) == (1, "skip", "skip")
    assert any("[PS102]" in one for one in left(done))
    assert (clone / SEVERAL).read_text("utf-8") == "title: ["


def test_a_base_without_a_registry_or_with_a_broken_one_is_no_obstacle(clone: Path) -> None:
    git(clone, "checkout", "-q", "--orphan", "empty")
    git(clone, "rm", "-rq", "--cached", ".")
    git(clone, "commit", "-qm", "empty", "--allow-empty")
    assert marks(ready("--against", "empty"))["diff"] == "skip"
    text = append(clone / "policy.yaml", "surprise: [")
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "broken")
    (clone / "policy.yaml").write_text(text, "utf-8")
    assert (ready("--against", "HEAD").exit_code, marks(ready("--against", "HEAD"))["diff"]) == (0, "skip")


def test_origin_comes_before_main(clone: Path) -> None:
    append(clone / SEVERAL, READY)
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "more")
    git(clone, "branch", "-f", "main")
    assert ready("--check").stdout.startswith("0 files changed since main")
    git(clone, "update-ref", "refs/remotes/origin/main", "HEAD~1")
    assert ready("--check").stdout.startswith("1 file changed since origin/main")
    assert ready("--check", "--against", "main").stdout.startswith("0 files changed since main")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--against", "no-such-ref"], "`no-such-ref` is no commit that git finds"),
        (["--against=--upload-pack=x"], "is no commit that git finds"),
        (["--review", "../up"], "--review takes an id"),
    ],
)
def test_wrong_usage_is_a_clear_line(clone: Path, arguments: list[str], said: str) -> None:
    done = ready(*arguments)
    assert (done.exit_code, said in done.stderr) == (2, True)
    assert clone.is_dir()


def test_outside_a_repository_and_without_a_main_branch_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "registry", tmp_path / "registry")
    done = ready()
    assert (done.exit_code, "`registry` lies in no git work tree" in done.stderr) == (2, True)
    git(tmp_path, "init", "-q", "-b", "trunk")
    git(tmp_path, "add", "-A")
    assert (ready().exit_code, "there is none of `origin/HEAD`" in ready().stderr) == (2, True)
    git(tmp_path, "commit", "-qm", "all")
    assert "name what to compare with by --against" in ready().stderr
    assert ready("--against", "trunk", "--check").stdout.startswith("0 files changed since trunk")


def test_it_is_plain_in_a_pipe(clone: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "pingreg", "ready"], capture_output=True, cwd=clone, check=False)
    assert (done.returncode, done.stdout.isascii(), b"\x1b" in done.stdout) == (0, True, False)


@pytest.mark.parametrize(
    ("branch", "name"),
    [
        ("feat/Search_latency--2", "search-latency-2"),
        ("", "review"),
        ("42", "review"),
        ("é漢", "review"),
        ("7up", "up"),
    ],
)
def test_a_review_is_called_after_its_branch(branch: str, name: str) -> None:
    assert review_id(branch) == name


def test_a_key_that_may_only_be_true_is_no_fault_of_ours(clone: Path) -> None:
    contract = clone / "contracts/example-airline.yaml"
    contract.write_text(contract.read_text("utf-8").replace("example: true", "example: false"), "utf-8")
    done = ready()
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert (done.exit_code, "`example` is the boolean `false`" in done.output) == (1, True), done.output
