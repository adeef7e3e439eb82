"""What `pingreg diff` cannot read is one line and exit 2; nothing of the repository is run, fetched or changed."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from pingreg.cli.main import cli
from support.minimal import AREA, MINIMAL

_WHO = {f"GIT_{who}_{what}": "a@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
_CHANGED = MINIMAL[AREA].replace("per: week", "per: day")


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-C", str(folder), "-c", "init.defaultBranch=main", *arguments],
        input=stdin,
        check=True,
        capture_output=True,
        env={**plain, **_WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
    )
    return done.stdout.decode().strip()


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "some change")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose registry was changed once."""
    top = tmp_path / "repository"
    for path, text in MINIMAL.items():
        write(top / "registry", path, text)
    git(top, "init", "-q")
    commit(top)
    write(top / "registry", AREA, _CHANGED)
    commit(top)
    monkeypatch.setenv("PINGREG_CACHE", "off")
    monkeypatch.chdir(top)
    return top


def diff(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["diff", "--today", "2026-11-24", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def refusal(*arguments: str) -> str:
    """Give the one line by which the command refuses."""
    code, said = diff(*arguments)
    *usage, line = said.strip().split("\n")
    assert code == 2
    assert [one.partition(" ")[0] for one in usage] == ["Usage:", "Try", ""], said
    assert line.isprintable()
    assert "Traceback" not in said
    return line.removeprefix("Error: ")


def everything(top: Path) -> list[tuple[str, int, int]]:
    """List every file with its size and time; where git looked something up it may have noted when."""
    return sorted((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in top.rglob("*"))


@pytest.mark.parametrize("ref", ["nowhere", "HEAD~9", "a b", "a\nb", "\x1b[31mred", "HEAD^{tree}", "\u202eref", "-p"])
@pytest.mark.usefixtures("repository")
def test_unknown_ref_is_named_and_nothing_in_it_acts(ref: str) -> None:
    line = refusal("--", ref)
    assert "is no commit that git finds" in line or "is not a git ref" in line


@pytest.mark.parametrize("ref", ["a" * 5_000, "a/" * 2_000 + "b", "-" * 5_000, "a" * 200_000, "a\n" * 2_500])
@pytest.mark.parametrize("more", [(), ("--merge-base",)])
@pytest.mark.usefixtures("repository")
def test_long_ref_is_shortened_and_said_to_be_none(ref: str, more: tuple[str, ...]) -> None:
    line = refusal(*more, "--", ref)
    assert "is no commit that git finds" in line or "is not a git ref" in line
    assert len(line) < 200


def test_branch_without_a_commit_is_said_to_have_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, text in MINIMAL.items():
        write(tmp_path / "registry", path, text)
    git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    said = "nothing is committed on this branch yet"
    assert refusal("HEAD") == f"`HEAD` is no commit that git finds; {said}"
    assert refusal("main", "--merge-base").endswith(said)


@pytest.mark.usefixtures("repository")
def test_folder_that_had_another_name_is_said_to_have_it() -> None:
    git(Path.cwd(), "mv", "registry", "telemetry")
    line = refusal("HEAD", "--registry", "telemetry")
    assert line == "`HEAD` has no files under telemetry; a registry stood under `registry/` then"


@pytest.mark.parametrize(
    "name",
    [
        b"new\nline.yaml",
        b"not\xff.yaml",
        "\u00fc.yaml".encode(),
        b"\x1b[31mred.yaml",
        "\u202egpj.yaml".encode(),
        b"a b.yaml",
    ],
)
def test_file_of_an_odd_name_in_the_base_is_named_on_one_line(repository: Path, name: bytes) -> None:
    blob = git(repository, "hash-object", "-w", "--stdin", stdin=b"a: 1\n").encode()
    entry = b"100644 " + blob + b"\tregistry/pings/app/" + name + b"\0"
    git(repository, "update-index", "-z", "--add", "--index-info", stdin=entry)
    odd = git(repository, "commit-tree", "-m", "odd", git(repository, "write-tree"))
    assert "characters that a path here may not have" in refusal(odd)


def test_submodule_in_the_base_is_refused_and_not_entered(repository: Path) -> None:
    head = git(repository, "rev-parse", "HEAD")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},registry/pings/module")
    git(repository, "commit", "-qm", "a submodule")
    assert "registry/pings/module:1: this is a symbolic link or a submodule" in refusal("HEAD")


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("pingreg.yaml", MINIMAL["pingreg.yaml"].replace("pingreg: 1", "pingreg: 0"), "`pingreg` is the number `0`"),
        ("pingreg.yaml", "name: [\n", "this is not YAML"),
        ("policy.yaml", "tiers: {}\n", "cannot be compared with"),
        ("teams.yaml", "\x00", "cannot be compared with"),
    ],
)
def test_base_that_cannot_be_understood_is_said_where(repository: Path, path: str, text: str, said: str) -> None:
    write(repository / "registry", path, text)
    commit(repository)
    write(repository / "registry", path, MINIMAL[path])
    line = refusal("HEAD")
    assert said in line
    assert f"HEAD:registry/{path}:" in line


_ELSEWHERE = [
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_PREFIX"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE"),
    *("GIT_EXEC_PATH", "GIT_REPLACE_REF_BASE", "GIT_QUARANTINE_PATH", "GIT_DEFAULT_HASH", "GIT_ATTR_SOURCE"),
    *("GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_TRACE", "GIT_TRACE2_EVENT", "GIT_LITERAL_PATHSPECS"),
]


def test_what_is_set_for_git_leads_nowhere_else(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = diff("HEAD~1")
    assert plain[0] == 1
    elsewhere = repository.parent / "elsewhere"
    for name in _ELSEWHERE:
        monkeypatch.setenv(name, str(elsewhere))
    assert diff("HEAD~1") == plain
    assert not elsewhere.exists()


def test_object_that_another_was_put_in_place_of_is_itself(repository: Path) -> None:
    plain = diff("HEAD~1")
    other = git(repository, "hash-object", "-w", "--stdin", stdin=b"title: Another\n")
    git(repository, "replace", git(repository, "rev-parse", f"HEAD~1:registry/{AREA}"), other)
    assert diff("HEAD~1") == plain


@pytest.fixture
def traps(repository: Path, tmp_path: Path) -> Iterator[Path]:
    """Put a script wherever a repository may name one, and demand that none was run."""
    script, sprung = tmp_path / "script", tmp_path / "sprung"
    script.write_text(f'#!/bin/sh\necho "$0 $*" >> {sprung}\ncat\n')
    script.chmod(0o755)
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc"):
        (repository / ".git" / "hooks" / hook).unlink(missing_ok=True)
        (repository / ".git" / "hooks").mkdir(exist_ok=True)
        (repository / ".git" / "hooks" / hook).symlink_to(script)
    commands = dict.fromkeys(("alias.ls-tree", "alias.rev-parse", "alias.cat-file", "alias.merge-base"), f"!{script}")
    for name in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy"),
        *("core.alternateRefsCommand", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.smudge"),
        *(
            "filter.x.clean",
            "filter.x.process",
            "pager.ls-tree",
            "pager.cat-file",
            "gpg.program",
            "uploadpack.packObjectsHook",
        ),
    ):
        commands[name] = str(script)
    for name, value in commands.items():
        git(repository, "config", name, value)
    (repository / ".git" / "info").mkdir(exist_ok=True)
    (repository / ".git" / "info" / "attributes").write_text("* filter=x diff=x\n")
    sprung.unlink(missing_ok=True)  # setting them up may have sprung one
    yield repository
    assert not sprung.exists(), sprung.read_text()


@pytest.mark.parametrize(
    "arguments",
    [("HEAD~1",), ("HEAD~1", "HEAD"), ("HEAD~1", "--merge-base"), ("HEAD~1", "--released", "HEAD~1"), ("nowhere",)],
)
def test_nothing_that_the_repository_names_is_run_and_nothing_is_changed(
    traps: Path, arguments: tuple[str, ...]
) -> None:
    before = everything(traps)
    assert diff(*arguments)[0] in {1, 2}
    assert everything(traps) == before


def test_object_of_a_partial_clone_is_not_fetched(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(repository.parent, "clone", "-q", "--filter=blob:none", f"file://{repository}", "partial")
    monkeypatch.chdir(repository.parent / "partial")
    assert "the clone is partial, and nothing is fetched" in refusal("HEAD~1")
    git(Path.cwd(), "fetch", "-q", "--refetch", "--no-filter")
    assert diff("HEAD~1")[0] == 1


def test_object_that_is_broken_is_named(repository: Path) -> None:
    digest = git(repository, "rev-parse", f"HEAD~1:registry/{AREA}")
    file = repository / ".git" / "objects" / digest[:2] / digest[2:]
    file.chmod(0o644)
    file.write_bytes(b"no object")
    assert digest in refusal("HEAD~1")


def test_history_is_not_read_so_that_its_length_does_not_matter(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        commit(repository)
    git(repository.parent, "clone", "-q", "--depth=1", f"file://{repository}", "shallow")
    shallow = repository.parent / "shallow"
    monkeypatch.chdir(shallow)
    write(shallow / "registry", AREA, MINIMAL[AREA])
    assert len(git(shallow, "rev-list", "HEAD").split()) == 1
    assert diff("HEAD")[0] == 1
    assert (
        refusal("HEAD~1") == "`HEAD~1` is no commit that git finds; the clone is shallow: run `git fetch --unshallow`"
    )
