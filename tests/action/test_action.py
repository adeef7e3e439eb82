"""The action, step by step, on a clone of a repository with the real registry and a pull request."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from action.programs import put
from action.runner import ROOT, Runner, document
from support.payloads import copied_registry

BATCH = "registry/pings/server/batch_changes.yaml"
MARK = "<!-- pingreg -->"


def git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "change", "--allow-empty")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner whose workspace is a clone, on the branch of a pull request that changes nothing yet."""
    origin, workspace = tmp_path / "origin", tmp_path / "work space"
    copied_registry(origin)
    shutil.copytree(ROOT / "generated", origin / "generated")
    git(tmp_path, "init", "-q", str(origin))
    commit(origin)
    git(tmp_path, "clone", "-q", str(origin), str(workspace))
    git(workspace, "checkout", "-qb", "feature")
    for name in ("bin", "temp", "home"):
        (tmp_path / name).mkdir()
    put(tmp_path / "bin", tmp_path / "home")
    path = os.pathsep.join((str(tmp_path / "bin"), "/usr/local/bin", "/usr/bin", "/bin"))
    return Runner(workspace, tmp_path / "temp", path, event={"pull_request": {"number": 7}})


def change(runner: Runner, path: str, old: str, new: str) -> None:
    file = runner.workspace / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    commit(runner.workspace)


def widen(runner: Runner) -> None:
    """Let all fields of an area into a tier that is kept of more; and let that tier have them."""
    change(runner, "registry/policy.yaml", "max_fields: 30", "max_fields: 99")
    change(runner, BATCH, "tier: product\npurposes: [product_improvement]", "tier: critical\npurposes: [support]")


def break_code(runner: Runner) -> None:
    change(runner, BATCH, "per: lifetime}", "per: lifetime}\n    max: 900")


def misspell(runner: Runner) -> None:
    change(runner, BATCH, "owner: batch-changes", "owner: batch-chnges")


def leave(runner: Runner) -> None:
    change(runner, "registry/teams.yaml", "batch-changes:", "# a comment\nbatch-changes:")


def home(runner: Runner) -> Path:
    return runner.temp.parent / "home"


def comments(runner: Runner) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((home(runner) / "comments.json").read_text())
    return found


def calls(runner: Runner) -> list[list[str]]:
    file = home(runner) / "calls.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def test_a_widening_is_annotated_summed_up_commented_and_fails(runner: Runner) -> None:
    widen(runner)
    code, outputs = runner.action({"registry": "registry", "comment": True})
    assert code == 1
    counts = {name: outputs[name] for name in ("verdict", "errors", "breaking")}
    assert counts == {"verdict": "fail", "errors": "0", "breaking": "0"}
    assert int(outputs["widening"]) >= 2
    assert f"::error file={BATCH},line=4,col=7,endLine=4,endColumn=15,title=PC201::the tier of 43 fields" in runner.log
    (comment,) = comments(runner)
    assert comment["body"].startswith(f"{MARK}\n### pingreg diff: ")
    assert "\n#### What widens\n" in comment["body"]
    assert runner.summary == comment["body"]
    assert "Example" not in comment["body"], "no customer is named"
    written = Path(outputs["folder"])
    assert json.loads((written / "pingreg.sarif").read_text())["version"] == "2.1.0"
    assert (written / "comment.md").read_text() == comment["body"]


def test_the_comment_is_updated_in_place_also_when_nothing_is_left_to_tell(runner: Runner) -> None:
    widen(runner)
    others = [
        {"id": 1, "mine": False, "body": f"{MARK}\nby somebody else"},
        {"id": 2, "mine": True, "body": f"about {MARK}"},
    ]
    (home(runner) / "comments.json").write_text(json.dumps(others))
    runner.action({"comment": True})
    first = comments(runner)
    assert (first[:2], len(first)) == (others, 3)
    git(runner.workspace, "reset", "-q", "--hard", "origin/main")
    code, outputs = runner.action({"comment": True})
    assert (code, outputs["verdict"]) == (0, "pass")
    second = comments(runner)
    assert second[:2] == others
    assert second[2:] == [{**first[2], "body": f"{MARK}\n### pingreg diff: no problems\n"}]
    assert ["POST" in call for call in calls(runner)] == [False, True, False, False]


def test_where_nothing_was_found_no_comment_is_begun(runner: Runner) -> None:
    leave(runner)
    code, outputs = runner.action({"comment": True})
    assert (code, outputs["verdict"], comments(runner)) == (0, "pass", [])
    assert runner.summary == f"{MARK}\n### pingreg diff: no problems\n"
    assert "::error" not in runner.log


@pytest.mark.parametrize(
    ("made", "fails"),
    [
        (widen, {"error": True, "widening": True, "breaking": False}),
        (break_code, {"error": True, "widening": False, "breaking": True}),
        (misspell, {"widening": True, "breaking": True, "never": False}),
    ],
)
def test_what_fails_is_for_the_caller_to_say(
    runner: Runner, made: Callable[[Runner], None], fails: dict[str, bool]
) -> None:
    made(runner)
    for choice, does in fails.items():
        code, outputs = runner.action({"fail-on": choice})
        assert (choice, code, outputs["verdict"]) == (choice, int(does), "fail" if does else "pass")


def test_a_registry_that_cannot_be_understood_is_told_once(runner: Runner) -> None:
    change(runner, BATCH, "owner: batch-changes", "owner: [")
    code, outputs = runner.action({"registry": "registry", "comment": True})
    assert (code, outputs["widening"], outputs["breaking"]) == (1, "0", "0")
    assert runner.log.count(f"file={BATCH}") == int(outputs["errors"]) == 1
    assert comments(runner)[0]["body"].startswith(f"{MARK}\n### pingreg check: 1 error")


def test_a_widening_does_not_pass_behind_a_file_that_could_not_be_read_before(runner: Runner) -> None:
    git(runner.workspace, "checkout", "-q", "main")
    change(runner, "registry/teams.yaml", "batch-changes:", "batch-changes: [")
    git(runner.workspace, "push", "-q", "origin", "HEAD:refs/heads/broken")
    git(runner.workspace, "checkout", "-qB", "feature")
    widen(runner)
    runner.base_ref = "broken"
    code, outputs = runner.action({"fail-on": "widening", "comment": True})
    assert (code, outputs["verdict"], outputs["errors"]) == (1, "fail", "1")
    assert "error file=registry/teams.yaml" in runner.log


def test_what_mends_a_registry_that_could_not_be_understood_is_told_that_nothing_was_compared(runner: Runner) -> None:
    git(runner.workspace, "checkout", "-q", "main")
    change(runner, "registry/teams.yaml", "batch-changes:", "batch-changes: [")
    git(runner.workspace, "push", "-q", "origin", "HEAD:refs/heads/broken")
    git(runner.workspace, "checkout", "-qB", "feature")
    change(runner, "registry/teams.yaml", "batch-changes: [", "batch-changes:")
    runner.base_ref = "broken"
    code, outputs = runner.action({"fail-on": "widening", "comment": True})
    assert (code, outputs["verdict"], outputs["errors"]) == (1, "fail", "1")
    assert "cannot be compared with: it has" in runner.log
    assert comments(runner)[0]["body"].startswith(
        f"{MARK}\n### pingreg check: no problems\n\nNothing could be compared"
    )
    assert runner.action({"fail-on": "never"})[0] == 0


def test_old_debts_fail_no_pull_request(runner: Runner) -> None:
    git(runner.workspace, "checkout", "-q", "main")
    change(runner, BATCH, "description: ", "description: TODO # ")
    git(runner.workspace, "push", "-q", "origin", "HEAD:refs/heads/next")
    git(runner.workspace, "checkout", "-qB", "feature")
    leave(runner)
    runner.base_ref = "next"
    assert runner.action({})[1]["verdict"] == "pass"
    runner.base_ref = "main"
    assert runner.action({})[1]["verdict"] == "fail"


def test_a_token_that_may_not_write_changes_nothing_but_says_so(runner: Runner) -> None:
    widen(runner)
    for refused in ("", "reading too"):
        (home(runner) / "refused").write_text(refused)
        runner.log = runner.summary = ""
        code, outputs = runner.action({"comment": True, "fail-on": "never"})
        assert (code, int(outputs["widening"]) > 0) == (0, True)
        assert "::notice title=pingreg::no comment: the token may not " in runner.log
        assert "What widens" in runner.summary
        assert comments(runner) == []


def test_stale_outputs_fail_only_where_that_is_asked_for(runner: Runner) -> None:
    (table,) = (runner.workspace / "generated/bigquery").glob("*.json")
    table.write_text(table.read_text().replace("[", "[\n::set-output name=verdict::pass", 1))
    commit(runner.workspace)
    assert runner.action({})[0] == 0
    code, outputs = runner.action({"generated": True, "comment": True})
    assert (code, outputs["errors"], outputs["verdict"]) == (1, "1", "fail")
    assert "::error title=pingreg::Committed outputs are stale" in runner.log
    assert "Committed outputs are stale" in comments(runner)[0]["body"]
    assert "Generated files that change: 1" in comments(runner)[0]["body"]
    assert "set-output" not in obeyed(runner.log)


def obeyed(log: str) -> str:
    """Give what the runner reads as commands: not what stands between `stop-commands` and its token."""
    kept, token = [], None
    for line in map(str.strip, log.splitlines()):
        if token is None and line.startswith("::stop-commands::"):
            token = line.rpartition("::")[2]
        elif token is None:
            kept.append(line)
        elif line == f"::{token}::":
            token = None
    assert token is None
    return "\n".join(kept)


def test_without_a_pull_request_the_registry_is_checked_and_nothing_compared(runner: Runner) -> None:
    misspell(runner)
    runner.base_ref, runner.event = "", {}
    code, outputs = runner.action({"comment": True})
    assert (code, outputs["errors"], outputs["widening"]) == (1, "1", "0")
    assert "no comment: this run is of no pull request" in runner.log
    assert calls(runner) == []


def test_what_begins_a_registry_is_compared_with_nothing(runner: Runner) -> None:
    git(runner.workspace, "checkout", "-q", "--orphan", "empty")
    git(runner.workspace, "rm", "-rqf", ".")
    commit(runner.workspace)
    git(runner.workspace, "push", "-q", "origin", "HEAD:refs/heads/empty")
    git(runner.workspace, "checkout", "-q", "feature", "--", ".")
    commit(runner.workspace)
    runner.base_ref = "empty"
    code, outputs = runner.action({"comment": True})
    assert (code, outputs["verdict"]) == (0, "pass")
    assert "there was no registry before this change" in runner.log


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"fail-on": "errors"}, "`fail-on` is none of error widening breaking never"),
        ({"fail-on": ""}, "`fail-on` is none of"),
        ({"comment": "yes"}, "`comment` is none of true false"),
        ({"generated": "\n::set-output name=verdict::pass"}, "`generated` is none of true false"),
        ({"against": "nowhere"}, "`nowhere` is no commit that git finds"),
        ({"against": "--help"}, "`against` is no git ref"),
        ({"registry": "elsewhere"}, "there is no folder `elsewhere`"),
        ({"registry": "--version"}, "could not do its work"),
    ],
)
def test_an_input_that_is_none_is_refused(runner: Runner, given: dict[str, str], said: str) -> None:
    code, outputs = runner.action({**given})
    assert (code, outputs["verdict"]) == (2, "")
    assert said in runner.log
    assert "set-output" not in obeyed(runner.log)


def test_a_shallow_clone_is_told_what_it_lacks(runner: Runner, tmp_path: Path) -> None:
    leave(runner)
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", f"file://{runner.workspace}", "shallow")
    runner.workspace = tmp_path / "shallow"
    code, _ = runner.action({"against": "HEAD~1"})
    assert (code, "run `git fetch --unshallow`" in runner.log) == (2, True)


def test_names_from_outside_are_never_part_of_a_command(runner: Runner) -> None:
    branch = "a$(touch${IFS}pwned)`touch${IFS}pwned`;touch${IFS}pwned"
    git(runner.workspace, "push", "-q", "origin", f"HEAD:refs/heads/{branch}")
    git(runner.workspace, "fetch", "-q", "origin")
    runner.base_ref = branch
    misspell(runner)
    change(runner, BATCH, "title: ", "title: '::set-output name=verdict::pass' # ")
    (runner.workspace / "pip.py").write_text("open('pwned', 'w')")
    (runner.workspace / "pingreg.py").write_text("open('pwned', 'w')")
    code, outputs = runner.action({"comment": True})
    assert (code, outputs["verdict"]) == (1, "fail")
    assert not list(runner.workspace.parent.rglob("pwned"))
    assert "::set-output" not in "\n".join(line for line in obeyed(runner.log).splitlines() if line.startswith("::s"))


@pytest.mark.parametrize("body", ["link", "other", "missing"])
def test_only_a_file_that_begins_with_the_mark_is_posted(runner: Runner, body: str) -> None:
    file = runner.temp / "comment.md"
    secret = runner.temp / "secret"
    secret.write_text(f"{MARK}\na\nb\nsecret")
    match body:
        case "link":
            file.symlink_to(secret)
        case "other":
            file.write_text("a\n\n<!-- pingreg -->\nb\n")
        case _:
            pass
    environment = {"PATH": runner.path, "GH_TOKEN": "x", "NUMBER": "7", "BODY": str(file), "GITHUB_REPOSITORY": "a/b"}
    done = subprocess.run(
        [ROOT / ".github/action/comment.sh"], env=environment, capture_output=True, text=True, check=True
    )
    assert "there is no file that begins with the mark" in done.stdout
    assert calls(runner) == []


def test_pingreg_is_installed_at_the_action_s_own_ref_into_an_environment_of_its_own(runner: Runner) -> None:
    runner.action({})
    venv = runner.temp / "pingreg-venv"
    assert (home(runner) / "installed").read_text().splitlines() == [
        f"-I -m venv {venv}",
        f"-I -m pip install --quiet --disable-pip-version-check -c {ROOT}/constraints.txt {ROOT}",
    ]


@pytest.mark.parametrize(
    ("path", "job", "number"),
    [("examples/github/pingreg.yml", "pingreg", 1), (".github/workflows/registry.yml", "check", 0)],
)
def test_the_workflows_that_use_the_action_run(runner: Runner, path: str, job: str, number: int) -> None:
    assert runner.job(path, job) == 0
    widen(runner)
    assert runner.job(path, job) == 1
    assert "What widens" in runner.summary
    assert len(comments(runner)) == number


def test_the_comment_of_our_own_workflow_is_posted_by_the_script_of_the_base(runner: Runner) -> None:
    shutil.copytree(ROOT / ".github/action", runner.workspace / "base/.github/action")
    (runner.workspace / "told").mkdir()
    (runner.workspace / "told/comment.md").write_text(f"{MARK}\n### a\n\nb\n")
    assert runner.job(".github/workflows/registry.yml", "comment") == 0
    assert [one["body"] for one in comments(runner)] == [f"{MARK}\n### a\n\nb\n"]


@pytest.mark.parametrize("path", ["examples/github/pingreg.yml", ".github/workflows/registry.yml"])
def test_a_workflow_is_of_pull_requests_and_asks_for_no_right_that_its_jobs_do_not(path: str) -> None:
    workflow = document(path)
    assert list(workflow[True]) == ["pull_request"], "`on` is a truth value in YAML"
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        rights = job["permissions"]
        assert rights.get("contents", "read") == "read"
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
