"""`pingreg check` through the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pingreg.cli.main import cli
from support.payloads import copied_registry

ROOT = Path(__file__).parents[2]
REGISTRY = ROOT / "registry"
DAY = "--today=2026-11-24"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the real registry that a test may break."""
    return copied_registry(tmp_path)


def checked(folder: Path, *options: str) -> tuple[int, dict[str, object]]:
    done = CliRunner().invoke(cli, ["check", str(folder), "--format", "json", DAY, "--no-cache", *options])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, json.loads(done.stdout)


def test_the_real_registry_is_clean() -> None:
    code, report = checked(REGISTRY)
    assert report["diagnostics"] == []
    assert report["summary"] == {"pings": 2, "areas": 30, "fields": 825, "errors": 0, "warnings": 0, "excused": 27}
    assert code == 0


def test_a_diagnostic_has_every_key_that_tools_rely_on(copy: Path) -> None:
    area = copy / "pings" / "server" / "batch_changes.yaml"
    area.write_text(area.read_text().replace("owner: batch-changes", "owner: batch-chnges"))
    code, report = checked(copy)
    assert code == 1
    (found,) = report["diagnostics"]  # type: ignore[misc]
    line = area.read_text().splitlines().index("owner: batch-chnges") + 1
    assert found["path"].endswith("pings/server/batch_changes.yaml")
    assert {key: found[key] for key in ("code", "severity", "subject", "line", "column", "end_line", "end_column")} == {
        "code": "PX101",
        "severity": "error",
        "subject": "server/batch_changes",
        "line": line,
        "column": 8,
        "end_line": line,
        "end_column": 20,
    }
    assert "did you mean `batch-changes`" in found["message"]
    assert found["url"] == "https://handbook.example.com/telemetry/rules/PX101"


def test_one_mistake_does_not_hide_another(copy: Path) -> None:
    area = copy / "pings" / "server" / "batch_changes.yaml"
    counter = """\
  ApplyButtonClicks:
    cuont: {event: ViewBatchChangeAplyPage, per: weekly}
    description: TODO
    tier: citical
    since: 5.10
"""
    area.write_text(area.read_text() + counter)
    _, report = checked(copy)
    start = len(area.read_text().splitlines()) - 4
    found = {(d["code"], d["line"]) for d in report["diagnostics"]}  # type: ignore[attr-defined]
    assert found == {
        ("PM101", start + 1),
        ("PM104", start + 1),
        ("PX107", start + 1),
        ("PD101", start + 2),
        ("PX102", start + 3),
        ("PS110", start + 4),
    }


@pytest.mark.parametrize("written", ["false", "2", '"true"', "soon", "null", "[]", "{}"])
@pytest.mark.parametrize("command", ["check", f"diff {REGISTRY}", "status --registry"])
def test_a_key_that_may_only_be_true_is_said_to_be_so(copy: Path, command: str, written: str) -> None:
    contract = copy / "contracts" / "example-airline.yaml"
    contract.write_text(contract.read_text().replace("example: true", f"example: {written}"))
    done = CliRunner().invoke(cli, [*command.split(), str(copy)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Usage:" not in done.output
    if command == "check" and written != "null":
        assert (done.exit_code, "use one of `true`" in done.stdout) == (1, True), done.stdout


@pytest.mark.parametrize("written", ["2", "one", "[]", '"1"'])
def test_a_form_that_is_none_is_said_to_be_the_first(copy: Path, written: str) -> None:
    manifest = copy / "pingreg.yaml"
    manifest.write_text(manifest.read_text().replace("pingreg: 1", f"pingreg: {written}", 1))
    assert "use one of `1`" in CliRunner().invoke(cli, ["check", str(copy), DAY]).stdout


def test_every_format_prints_and_keeps_the_exit_code(copy: Path) -> None:
    area = copy / "pings" / "server" / "growth.yaml"
    area.write_text(area.read_text() + "surprise: 1\n")
    for form in ("text", "json", "sarif", "github", "gitlab", "junit"):
        done = CliRunner().invoke(cli, ["check", str(copy), "--format", form, DAY])
        assert done.exit_code == 1
        assert "surprise" in done.stdout


def test_an_unchanged_registry_is_recalled_and_a_changed_one_is_not(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PINGREG_CACHE", raising=False)
    run = ["check", str(copy), DAY]
    first = CliRunner().invoke(cli, run)
    assert CliRunner().invoke(cli, run).stdout == first.stdout
    area = copy / "pings" / "server" / "growth.yaml"
    area.write_text(area.read_text() + "surprise: 1\n")
    assert CliRunner().invoke(cli, run).exit_code == 1
    for entry in (tmp_path / "cache" / "pingreg").iterdir():
        entry.write_bytes(entry.read_bytes()[:-3] + b"!!!")
    assert CliRunner().invoke(cli, run).exit_code == 1


@pytest.mark.parametrize("name", ["evil.yaml", "a b.yaml"])
def test_what_was_wrong_with_a_file_that_is_gone_is_not_recalled(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PINGREG_CACHE", raising=False)
    link = copy / "pings" / "server" / name
    for is_there, code in ((True, 1), (False, 0), (True, 1), (True, 1), (False, 0)):
        link.unlink(missing_ok=True)
        if is_there:
            link.symlink_to(copy / "teams.yaml")
        assert CliRunner().invoke(cli, ["check", str(copy), DAY]).exit_code == code


def test_a_git_ref_is_checked_without_a_checkout(copy: Path) -> None:
    def git(*arguments: str) -> None:
        name = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", "-C", str(copy.parent), *name, *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "all")
    (copy / "policy.yaml").write_text("broken: [")
    assert checked(copy)[0] == 1
    assert checked(copy, "--ref", "HEAD")[0] == 0
    done = CliRunner().invoke(cli, ["check", str(copy), "--ref", "no-such-ref"])
    assert (done.exit_code, "no-such-ref" in done.output or "Needed a single revision" in done.output) == (2, True)


@pytest.mark.parametrize(
    "arguments", [["check", "no/such/folder"], ["chek"], ["check", "--format", "xml"], ["check", "--today", "soon"]]
)
def test_wrong_usage_exits_with_2_and_says_what_is_right(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pingreg", *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_the_registry_is_found_by_walking_up() -> None:
    folder = REGISTRY / "pings" / "server"
    done = subprocess.run(
        [sys.executable, "-m", "pingreg", "check", DAY], capture_output=True, text=True, cwd=folder, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "no problems" in done.stdout


def test_help_has_examples_and_lists_every_command() -> None:
    listed = CliRunner().invoke(cli, ["--help"]).output
    for command in ("check", "convert", "explain", "generate", "new"):
        assert f"  {command} " in listed
        assert "Examples:" in CliRunner().invoke(cli, [command, "--help"]).output
