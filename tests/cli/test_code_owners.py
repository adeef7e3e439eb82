"""CODEOWNERS through the command line: the part about policy and reviews is demanded, written and held current."""

from pathlib import Path
from subprocess import run

import pytest
from click.testing import CliRunner

from pingreg.cli.main import cli
from support.minimal import MINIMAL, overlay

_NAMED = overlay('# policy.yaml\ncode_owners: {data: "@example/data", legal: "@example/legal"}\n', MINIMAL)
_OTHERS = "# Whoever reads this decides.\n* @example/all\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in _NAMED.items():
        file = tmp_path / "telemetry" / "registry" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def git(top: Path, *arguments: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    run(["git", "-C", str(top), *names, *arguments], check=True, capture_output=True)


def pingreg(top: Path, *arguments: str) -> tuple[int, str]:
    command, *rest = arguments
    place = ("--registry", str(top / "telemetry" / "registry"))
    done = CliRunner().invoke(
        cli, [command, *(place if command == "generate" else place[1:]), *rest, "--today", "2026-11-24"]
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.parametrize("place", [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"])
def test_what_check_demands_generate_writes_behind_what_people_wrote(repository: Path, place: str) -> None:
    file = repository / place
    file.parent.mkdir(exist_ok=True)
    file.write_text(_OTHERS)
    code, said = pingreg(repository, "check", "--no-cache")
    assert (code, "PG114" in said, place in said) == (1, True, True)
    code, said = pingreg(repository, "generate", "code-owners", "--check")
    assert (code, "stale code-owners" in said, f"changed: {place}" in said) == (1, True, True)
    assert pingreg(repository, "generate", "code-owners")[0] == 0
    assert file.read_text().startswith(_OTHERS)
    assert "/telemetry/registry/reviews/ @example/data" in file.read_text()
    assert pingreg(repository, "check", "--no-cache")[0] == 0
    assert pingreg(repository, "generate", "code-owners", "--check")[0] == 0


def test_a_repository_without_the_file_gets_one(repository: Path) -> None:
    assert pingreg(repository, "check")[0] == 1
    assert pingreg(repository, "generate", "code-owners")[0] == 0
    assert pingreg(repository, "check")[0] == 0
    assert (repository / ".github" / "CODEOWNERS").is_file()


def test_a_remembered_verdict_is_not_that_of_another_file(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(repository / "cache"))
    pingreg(repository, "generate", "code-owners")
    assert pingreg(repository, "check")[0] == 0
    file = repository / ".github" / "CODEOWNERS"
    file.write_text(f"{file.read_text()}* @example/all\n")
    assert pingreg(repository, "check")[0] == 1


def test_a_line_behind_the_block_makes_it_stale_and_is_put_before_it(repository: Path) -> None:
    pingreg(repository, "generate", "code-owners")
    file = repository / ".github" / "CODEOWNERS"
    file.write_text(f"{file.read_text()}\n* @example/all\n")
    assert pingreg(repository, "generate", "code-owners", "--check")[0] == 1
    assert pingreg(repository, "generate", "code-owners")[0] == 0
    assert file.read_text().startswith("* @example/all\n\n# pingreg: begin\n")


def test_a_lost_end_of_the_block_loses_no_line_of_others(repository: Path) -> None:
    file = repository / ".github" / "CODEOWNERS"
    file.parent.mkdir()
    file.write_text("# pingreg: begin\n/docs/ @example/docs\n")
    for _ in range(2):
        pingreg(repository, "generate", "code-owners")
        assert "/docs/ @example/docs" in file.read_text()
        assert file.read_text().count("# pingreg: end") == 1


def test_a_ref_is_judged_by_its_own_file(repository: Path) -> None:
    pingreg(repository, "generate", "code-owners")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "guarded")
    (repository / ".github" / "CODEOWNERS").unlink()
    assert pingreg(repository, "check")[0] == 1
    assert pingreg(repository, "check", "--ref", "HEAD")[0] == 0


def test_a_link_is_no_file_and_is_not_written_through(repository: Path) -> None:
    elsewhere = repository / "elsewhere"
    elsewhere.write_text("* @example/data @example/legal\n")
    (repository / ".github").mkdir()
    (repository / ".github" / "CODEOWNERS").symlink_to(elsewhere)
    assert pingreg(repository, "check")[0] == 1
    code, said = pingreg(repository, "generate", "code-owners")
    assert (code, "is a symbolic link" in said) == (2, True)
    assert elsewhere.read_text() == "* @example/data @example/legal\n"


def test_out_leaves_the_repository_alone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("out")
    assert pingreg(repository, "generate", "code-owners", "--out", str(out))[0] == 0
    assert (out / "code-owners" / ".github" / "CODEOWNERS").is_file()
    assert not (repository / ".github").exists()
