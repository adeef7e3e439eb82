"""`pingreg diff` and `snapshot`, as they are called: what is compared, what is agreed to, and what cannot be read."""

import gzip
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pingreg.cli.main import cli
from support.minimal import AREA, MINIMAL, overlay

DAY = "2026-11-24"
WIDER = """\
fields:
  Clicks:
    count: {event: Click, per: week}
    tier: critical
    description: Clicks on the button that opens the example feature.
  Edition:
    label: {values: [free, team, enterprise]}
    description: Edition of the app that the instance runs.
  Drags:
    count: {event: Drag, per: week}
    description: Times that somebody dragged the example feature to another place.
    removed: {in: "2.0", because: the feature no longer moves}
"""


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def git(folder: Path, *arguments: str) -> str:
    names = {f"GIT_{who}_{what}": "x@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    command = ["git", "-C", str(folder), "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **names})
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository with a registry on `main`, and step into it."""
    monkeypatch.setenv("PINGREG_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "registry", MINIMAL)
    git(tmp_path, "init", "-q")
    commit(tmp_path, "begin")
    return tmp_path


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def diff(*arguments: str, day: str = DAY) -> Result:
    return CliRunner().invoke(cli, ["diff", *arguments, "--today", day])


def findings(result: Result) -> dict[str, dict[str, str]]:
    """Give what was found, by code: the severity, the subject and all remarks."""
    found = json.loads(result.stdout)["diagnostics"]
    return {one["code"]: {**one.get("remarks", {}), **{k: one[k] for k in ("severity", "subject")}} for one in found}


def widen(folder: Path) -> None:
    write(folder / "registry", overlay(WIDER))


def agree(folder: Path, **changed: str) -> None:
    """Complete the draft of a review."""
    path = folder / "registry/reviews/clicks.yaml"
    said = {"title": "Clicks", "link": "https://reviews.example.com/1", "approved_by": "[data, legal]", **changed}
    lines = path.read_text("utf-8").splitlines()
    done = [
        next((f"{key}: {value}" for key, value in said.items() if line.startswith(f"{key}:")), line) for line in lines
    ]
    path.write_text("\n".join(done) + "\n", "utf-8")


def test_a_registry_differs_in_nothing_from_itself(repository: Path) -> None:
    result = diff("HEAD")
    assert (result.exit_code, result.stdout) == (0, "no problems: nothing differs that is collected\n")
    assert repository.exists()


def test_a_widening_is_told_with_its_line_on_both_sides(repository: Path) -> None:
    widen(repository)
    result = diff("main")
    assert result.exit_code == 1
    assert "error[PC201]: the tier of `example.Clicks` widened" in result.stdout
    assert f"--> registry/{AREA}:" in result.stdout
    assert f"::: main:registry/{AREA}:" in result.stdout
    assert "= approval: data, legal" in result.stdout


def test_only_what_is_asked_for_is_told(repository: Path) -> None:
    widen(repository)
    assert diff("main", "--for", "ingest").exit_code == 0
    assert diff("main", "--for", "ingest", "--for", "privacy").exit_code == 1


def test_a_draft_is_completed_and_then_lets_the_change_pass(repository: Path) -> None:
    widen(repository)
    drafted = diff("main", "--write-review", "clicks")
    assert drafted.exit_code == 1
    assert "is a draft" in drafted.stderr
    assert diff("main").exit_code == 1  # a draft agrees to nothing
    agree(repository)
    passed = diff("main", "--format", "json")
    assert passed.exit_code == 0
    assert findings(passed)["PC201"]["severity"] == "note"
    assert findings(passed)["PC201"]["agreed"] == "reviews/clicks.yaml"
    assert "no review is needed" in diff("main", "--write-review", "more").stderr


def test_a_draft_is_not_written_over_a_review_that_is_there(repository: Path) -> None:
    widen(repository)
    assert diff("main", "--write-review", "clicks").exit_code == 1
    agree(repository, approved_by="[data]")
    again = diff("main", "--write-review", "clicks")
    assert again.exit_code == 2
    assert "cannot be written" in again.output


def test_a_review_by_too_few_agrees_to_nothing(repository: Path) -> None:
    widen(repository)
    diff("main", "--write-review", "clicks")
    agree(repository, approved_by="[data]")
    result = diff("main", "--format", "json")
    assert result.exit_code == 1
    assert findings(result)["PC201"]["agreed"] == "reviews/clicks.yaml, but not by legal"


def test_a_review_that_ran_out_agrees_to_nothing(repository: Path) -> None:
    widen(repository)
    diff("main", "--write-review", "clicks")
    agree(repository)
    result = diff("main", "--format", "json", day="2027-03-01")
    assert result.exit_code == 1
    assert findings(result)["PC201"]["severity"] == "error"
    assert set(findings(result)) == {"PC201", "PC302"}


def test_a_review_of_what_the_change_no_longer_does_is_an_error(repository: Path) -> None:
    widen(repository)
    diff("main", "--write-review", "clicks")
    agree(repository)
    write(repository / "registry", {AREA: MINIMAL[AREA]})
    result = diff("main", "--format", "json")
    assert result.exit_code == 1
    assert set(findings(result)) == {"PC301"}


def test_a_review_of_an_earlier_change_agrees_to_no_later_one(repository: Path) -> None:
    widen(repository)
    diff("main", "--write-review", "clicks")
    agree(repository)
    commit(repository, "widen")
    write(repository / "registry", {AREA: MINIMAL[AREA]})
    commit(repository, "narrow again")
    assert diff("HEAD~1").exit_code == 0
    widen(repository)
    result = diff("HEAD", "--format", "json")
    assert (result.exit_code, findings(result)["PC201"]["severity"]) == (1, "error")


def test_a_review_that_was_used_agrees_to_nothing_under_another_name_or_title(repository: Path) -> None:
    widen(repository)
    diff("main", "--write-review", "clicks")
    agree(repository)
    write(repository / "registry", {AREA: MINIMAL[AREA]})
    commit(repository, "a record that stayed")
    widen(repository)
    path = repository / "registry/reviews/clicks.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("title: Clicks", "title: Presses"), "utf-8")
    assert diff("HEAD").exit_code == 1
    path.write_text(text, "utf-8")
    path.rename(path.with_name("presses.yaml"))
    assert diff("HEAD").exit_code == 1
    path.with_name("presses.yaml").write_text(text.replace("date: 2026-11-24", "date: 2026-11-25"), "utf-8")
    assert diff("HEAD", day="2026-11-25").exit_code == 0


def test_a_review_of_a_long_list_does_not_agree_to_a_longer_one(repository: Path) -> None:
    words = [f"word-{number:03}" for number in range(80)]
    allowed = (
        "fields:\n  Site:\n    text: {{}}\n    max_length: 90\n    description: Address of the page that was opened.\n"
        "    anonymize: [{{email_domain: {{allow: [{}]}}}}]\n"
    )
    write(repository / "registry", overlay(allowed.format("a.example")))
    commit(repository, "few")
    write(repository / "registry", overlay(allowed.format(", ".join(f"{word}.example" for word in words))))
    diff("HEAD", "--write-review", "clicks")
    agree(repository)
    assert diff("HEAD").exit_code == 0
    write(repository / "registry", overlay(allowed.format(", ".join(f"{word}.example" for word in (*words, "more")))))
    assert diff("HEAD").exit_code == 1


def test_an_empty_side_is_refused(repository: Path) -> None:
    widen(repository)
    for sides in (("",), ("HEAD", ""), (" ",)):
        result = diff(*sides)
        assert (result.exit_code, "a side is empty" in result.output) == (2, True)


def test_contracts_are_named_only_when_that_is_asked_for(repository: Path) -> None:
    contract = (
        "title: Zebra\nhosting: self_hosted\nsites: [zebra-1]\n"
        "terms:\n  - {from: 2026-01-01, pings: %s, events: none, reference: form 3}\n"
    )
    manifest = MINIMAL["pingreg.yaml"] + "contracts: contracts\n"
    write(repository / "registry", {"pingreg.yaml": manifest, "contracts/zebra.yaml": contract % "critical"})
    commit(repository, "contract")
    write(repository / "registry", {"contracts/zebra.yaml": contract % "full"})
    for form in ("text", "json", "sarif", "github", "gitlab", "junit", "markdown"):
        result = diff("HEAD", "--format", form)
        assert (result.exit_code, "zebra" in result.output.lower()) == (1, False)
    assert "contracts/zebra.yaml" in diff("HEAD", "--private").stdout
    bare = CliRunner().invoke(cli, ["snapshot", "-o", "bare.json"])
    assert bare.exit_code == 0
    assert "holds no contracts" in diff("bare.json").stderr


def test_the_merge_base_leaves_out_what_others_did_meanwhile(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "feature")
    write(repository, {"note.txt": "mine"})
    commit(repository, "mine")
    git(repository, "checkout", "-q", "main")
    widen(repository)
    commit(repository, "theirs")
    write(repository / "registry", {AREA: MINIMAL[AREA]})
    commit(repository, "theirs, taken back")
    git(repository, "checkout", "-q", "feature")
    widen(repository)
    assert diff("main").exit_code == 1
    git(repository, "checkout", "-q", "--", ".")
    assert diff("main~1").exit_code == 0  # narrower than theirs
    assert diff("main~1", "--merge-base").exit_code == 0


def test_what_was_merged_since_the_release_is_a_note_and_fails_nothing(repository: Path) -> None:
    git(repository, "tag", "released")
    widen(repository)
    commit(repository, "widen")
    assert diff("HEAD").stdout.startswith("no problems")
    result = diff("HEAD", "--released", "released", "--format", "json")
    assert result.exit_code == 0
    assert findings(result)["PC201"]["severity"] == "note"
    assert findings(result)["PC201"]["merged"] == "since `released`, and not by this change"
    both = json.loads(diff("HEAD~1", "--released", "released", "--format", "json").stdout)["diagnostics"]
    assert [(one["code"], one["severity"]) for one in both] == [("PC201", "error")]


def test_two_refs_are_compared_whatever_the_work_tree_holds(repository: Path) -> None:
    widen(repository)
    commit(repository, "widen")
    write(repository / "registry", {AREA: "no: [yaml"})
    assert diff("HEAD~1", "HEAD").exit_code == 1
    assert diff("HEAD", "HEAD~1").exit_code == 0


def test_folders_and_snapshots_are_sides_too(repository: Path) -> None:
    snapshot = CliRunner().invoke(cli, ["snapshot", "-o", "released.json"])
    assert (snapshot.exit_code, snapshot.output) == (0, "")
    assert diff("released.json").exit_code == 0
    write(repository / "other" / "registry", overlay(WIDER))
    assert diff("other/registry").exit_code == 0
    assert diff("released.json", "other/registry").exit_code == 1
    widen(repository)
    assert "::: released.json:" in diff("released.json").stdout


def test_two_folders_are_compared_outside_of_any_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINGREG_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "old" / "registry", MINIMAL)
    write(tmp_path / "new", overlay(WIDER))
    assert diff("old", "new").exit_code == 1
    assert diff("new", "old/registry").exit_code == 0
    for sides in (("v1", "v2"), ("v" * 5000,)):
        refused = diff(*sides)
        assert refused.exit_code == 2
        assert "no `pingreg.yaml` here or above" in refused.output


def test_a_gzipped_snapshot_is_a_side_too(repository: Path) -> None:
    text = CliRunner().invoke(cli, ["snapshot"]).stdout
    (repository / "v1.2.json.gz").write_bytes(gzip.compress(text.encode()))
    assert diff("v1.2.json.gz").exit_code == 0
    widen(repository)
    assert diff("v1.2.json.gz").exit_code == 1


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(b"[]"),
        gzip.compress(b'{"pingreg_snapshot": 1, "files": {}}')[:-9],
        b"\x1f\x8b\x08\x00" + b"garbage of ten bytes",
        b"\x1f\x8b",
        gzip.compress(b" " * 200_000_001),
        gzip.compress(gzip.compress(b"{}")),
    ],
    ids=["something else", "cut short", "garbage", "two bytes", "a bomb", "twice"],
)
def test_what_is_gzipped_and_no_snapshot_is_one_line_and_exit_2(repository: Path, content: bytes) -> None:
    (repository / "v1.2.json.gz").write_bytes(content)
    result = diff("v1.2.json.gz")
    assert result.exit_code == 2
    assert result.output.endswith("Error: `v1.2.json.gz` is no snapshot; write one with `pingreg snapshot`\n")


def test_a_snapshot_is_the_same_from_disk_and_from_git_and_holds_no_contracts(repository: Path) -> None:
    manifest = MINIMAL["pingreg.yaml"] + "contracts: contracts\n"
    contract = "title: Secret customer\nhosting: self_hosted\nlicenses: []\nterms: []\n"
    write(repository / "registry", {"pingreg.yaml": manifest, "contracts/acme.yaml": contract})
    commit(repository, "contracts")
    runs = [CliRunner().invoke(cli, ["snapshot", *options]) for options in ((), ("--ref", "HEAD"), ("--private",))]
    assert [run.exit_code for run in runs] == [0, 0, 0]
    assert runs[0].output == runs[1].output
    assert "Secret" not in runs[0].output
    assert "Secret" in runs[2].output


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("nowhere", "is no commit that git finds"),
        ("--help-me", "No such option"),
        ("HEAD:registry", "is no commit that git finds"),
        ("pingreg.json", "is no snapshot"),
        ("surrogate.json", "is no snapshot"),
        ("empty", "is no registry"),
    ],
)
def test_a_side_that_cannot_be_read_is_one_line_and_exit_2(repository: Path, base: str, said: str) -> None:
    write(repository, {"pingreg.json": "[]", "surrogate.json": '{"pingreg_snapshot": 1, "files": {"a": "\\ud800"}}'})
    (repository / "empty").mkdir()
    result = diff(base)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_outside_git_a_ref_is_told_as_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, MINIMAL))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = diff("main")
    assert result.exit_code == 2
    assert "not a git repository" in result.output


def test_a_base_that_cannot_be_understood_is_told_by_its_first_mistake(repository: Path) -> None:
    write(repository / "registry", {AREA: "title: [\n"})
    commit(repository, "break")
    write(repository / "registry", {AREA: MINIMAL[AREA]})
    result = diff("HEAD")
    assert result.exit_code == 2
    assert f"HEAD:registry/{AREA}:" in result.output


def test_a_head_that_cannot_be_understood_is_told_as_by_check(repository: Path) -> None:
    write(repository / "registry", {AREA: "title: [\n"})
    result = diff("HEAD")
    assert result.exit_code == 1
    assert "error[PS102]" in result.output


def test_rules_of_check_do_not_judge_the_base(repository: Path) -> None:
    ugly = MINIMAL[AREA].replace("Clicks on the button that opens the example feature.", "TODO")
    write(repository / "registry", {AREA: ugly})
    commit(repository, "ugly")
    assert CliRunner().invoke(cli, ["check", "--today", DAY]).exit_code == 1
    write(repository / "registry", {AREA: MINIMAL[AREA]})
    assert diff("HEAD").exit_code == 0


def test_each_finding_names_the_owner_of_what_it_is_about_and_the_policy_has_none(repository: Path) -> None:
    widen(repository)
    policy = MINIMAL["policy.yaml"].replace(
        "expired: {grace: 60d, then: critical}", "expired: {grace: 90d, then: full}"
    )
    write(repository / "registry", {"policy.yaml": policy})
    found = json.loads(diff("main", "--format", "json").stdout)["diagnostics"]
    owners = {one["path"].partition("registry/")[2]: one.get("owner") for one in found}
    assert owners == {AREA: "growth", "policy.yaml": None}


def test_a_field_that_is_gone_is_its_former_owner_s_matter(repository: Path) -> None:
    site = MINIMAL["pings/app/site.yaml"].replace("owner: platform", "owner: growth")
    removed = site.partition("  version:")[0] + "  release:\n    version: {}\n    description: Version that runs.\n"
    write(repository / "registry", {"pings/app/site.yaml": removed})
    write(
        repository / "registry",
        {"pings/app/ping.yaml": MINIMAL["pings/app/ping.yaml"].replace("field: version", "field: release")},
    )
    found = json.loads(diff("main", "--format", "json").stdout)["diagnostics"]
    assert {one["subject"]: one.get("owner") for one in found if one["code"] == "PC102"} == {"app/version": "platform"}


def test_what_is_new_is_told_with_its_levels_and_a_renamed_field_is_not_new(repository: Path) -> None:
    more = "  Presses:\n    count: {event: Click, per: week}\n    description: Presses of it.\n"
    renamed = MINIMAL[AREA].replace("  Edition:\n", "  Kind:\n    renamed_from: Edition\n")
    write(repository / "registry", {AREA: renamed + more})
    result = diff("main", "--format", "json")
    (new,) = json.loads(result.stdout)["new"]
    assert new["field"] == "app/example.Presses"
    assert new["levels"] == {"none": "withheld", "critical": "withheld", "full": "kept"}
    assert "new: app/example.Presses is kept under no contract" in diff("main").stdout


def test_generated_files_that_change_are_listed_folded(repository: Path) -> None:
    write(repository, {"generated/bigquery/a.json": "{}", "generated/bigquery/b.json": "{}", "generated/c.json": "{}"})
    commit(repository, "outputs")
    write(repository, {"generated/bigquery/a.json": "[]", "generated/d.json": "{}", "elsewhere/e.json": ""})
    (repository / "generated/c.json").unlink()
    expected = [
        {"file": "generated/bigquery/a.json", "change": "changed"},
        {"file": "generated/c.json", "change": "removed"},
        {"file": "generated/d.json", "change": "added"},
    ]
    assert json.loads(diff("HEAD", "--format", "json").stdout)["generated"] == expected
    assert "Generated files that change: 3" in diff("HEAD", "--format", "markdown").stdout
    assert diff("HEAD").stdout == "no problems: nothing differs that is collected\n"
    commit(repository, "more")
    assert json.loads(diff("HEAD~1", "HEAD", "--format", "json").stdout)["generated"] == expected
    assert "generated" not in json.loads(diff("HEAD", "--format", "json").stdout)
    assert "generated" not in json.loads(diff("registry", "--format", "json").stdout)


def test_outputs_that_are_a_link_are_gone_and_what_it_leads_to_is_not_looked_at(repository: Path) -> None:
    write(repository, {"generated/a.json": "{}", "elsewhere/b.json": "{}"})
    commit(repository, "outputs")
    (repository / "generated/a.json").unlink()
    (repository / "generated").rmdir()
    (repository / "generated").symlink_to(repository / "elsewhere")
    found = json.loads(diff("HEAD", "--format", "json").stdout)["generated"]
    assert found == [{"file": "generated/a.json", "change": "removed"}]


NEW = """\
fields:
  Setup: {flag: {}, tier: critical, purposes: [support], description: Whether the first step was taken.}
"""
OTHER = """\
fields:
  Setup: {id: {of: person}, tier: critical, purposes: [support], description: Whether the first step was taken.}
"""


def test_a_field_that_is_another_one_than_was_agreed_to_needs_another_review(repository: Path) -> None:
    write(repository / "registry", overlay(NEW))
    diff("main", "--write-review", "clicks")
    agree(repository)
    assert findings(diff("main", "--format", "json"))["PC202"]["severity"] == "note"
    write(repository / "registry", overlay(OTHER))
    found = findings(diff("main", "--format", "json"))
    assert found["PC202"]["severity"] == "error"
    assert "PC301" in found


def test_a_draft_that_is_not_complete_does_not_hide_what_it_is_about(repository: Path) -> None:
    widen(repository)
    diff("main", "--write-review", "clicks")
    found = findings(diff("main", "--format", "json"))
    assert found["PC201"]["severity"] == "error"
    assert {"PM103", "PM105"} <= set(found)


def test_each_role_may_agree_in_a_record_of_its_own(repository: Path) -> None:
    widen(repository)
    diff("main", "--write-review", "clicks")
    agree(repository, approved_by="[data]")
    path = repository / "registry/reviews/clicks.yaml"
    path.with_name("legal.yaml").write_text(path.read_text("utf-8").replace("[data]", "[legal]"), "utf-8")
    result = diff("main", "--format", "json")
    assert result.exit_code == 0
    assert findings(result)["PC201"]["agreed"] == "reviews/clicks.yaml, reviews/legal.yaml"


def test_a_review_of_a_day_that_is_to_come_agrees_to_nothing(repository: Path) -> None:
    widen(repository)
    diff("main", "--write-review", "clicks")
    agree(repository, date="2027-01-01", until="2027-02-01")
    found = findings(diff("main", "--format", "json"))
    assert found["PC201"]["severity"] == "error"
    assert "PC302" in found


def test_a_side_without_contracts_tells_customers_nothing_of_them(tmp_path: Path) -> None:
    registry, base = str(Path(__file__).parents[2] / "registry"), str(tmp_path / "base.json")
    written = CliRunner().invoke(cli, ["snapshot", registry, "-o", base])
    assert written.exit_code == 0, written.output
    result = diff(base, "--registry", registry, "--format", "json")
    assert result.exit_code == 0
    assert "disclosure" not in json.loads(result.stdout)
