"""A git ref as a tree: read from objects, and nothing that the repository says is run."""

import os
import subprocess
from pathlib import Path

import pytest

from pingreg.source import limits
from pingreg.source.git import GitTree
from pingreg.source.git_command import GitError

WHO = {
    **{f"GIT_{who}_{what}": "t@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | WHO
    done = subprocess.run(
        ["git", *arguments], cwd=folder, input=stdin, capture_output=True, check=True, env=environment
    )
    return done.stdout.decode().strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a registry in it, two commits, and a working tree that differs from both."""
    root = tmp_path / "repository"
    (root / "registry" / "pings").mkdir(parents=True)
    git(root, "init", "-q", "-b", "main")
    (root / "registry" / "pingreg.yaml").write_text("name: first\n")
    (root / "registry" / "pings" / "a.yaml").write_text("a: 1\n")
    (root / "outside.yaml").write_text("x: 1\n")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    git(root, "tag", "v1")
    (root / "registry" / "pingreg.yaml").write_text("name: second\n")
    git(root, "commit", "-qam", "two")
    (root / "registry" / "pingreg.yaml").write_text("name: edited\n")
    return root


def commit_of(root: Path, *entries: bytes) -> str:
    """Commit a hand-made tree as `registry/`: entries as `git mktree` reads them."""
    inner = git(root, "mktree", "-z", "--missing", stdin=b"".join(entry + b"\0" for entry in entries))
    tree = git(root, "mktree", "-z", stdin=f"040000 tree {inner}\tregistry\0".encode())
    return git(root, "commit-tree", "-m", "made", tree)


def test_files_are_read_as_they_were_and_nothing_is_checked_out(repository: Path) -> None:
    before = sorted((path.name, path.stat().st_mtime_ns) for path in repository.rglob("*"))
    tree = GitTree(repository / "registry", "v1", prefix="registry/")
    assert tree.paths == ("pingreg.yaml", "pings/a.yaml")
    assert tree.read("pingreg.yaml") == b"name: first\n"
    assert GitTree(repository / "registry", "HEAD").read("pingreg.yaml") == b"name: second\n"
    assert tree.shown("a") == "registry/a"
    assert sorted((path.name, path.stat().st_mtime_ns) for path in repository.rglob("*")) == before


@pytest.mark.parametrize(
    "ref",
    ["nope", "", "-x", "--help", "--upload-pack=touch x", "HEAD:registry", "v1 v1", "HEAD^{tree}", "../..", "HEAD\n"],
)
def test_what_is_no_commit_is_refused(repository: Path, ref: str) -> None:
    with pytest.raises(GitError, match=r"is not a git ref|is no commit that git finds"):
        GitTree(repository / "registry", ref)


def test_no_repository_and_no_commit_and_no_folder_are_refused(tmp_path: Path, repository: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    with pytest.raises(GitError, match="not a git repository"):
        GitTree(plain, "HEAD")
    git(plain, "init", "-q")
    with pytest.raises(GitError, match="is no commit"):
        GitTree(plain, "HEAD")
    (repository / "later").mkdir()
    with pytest.raises(GitError, match="has no files under later"):
        GitTree(repository / "later", "HEAD")
    with pytest.raises(GitError, match="cannot change to"):
        GitTree(repository / "missing", "HEAD")


def test_missing_git_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(GitError, match="git is not installed"):
        GitTree(repository / "registry", "HEAD")


def test_links_submodules_and_odd_names_are_refused(repository: Path) -> None:
    blob = git(repository, "hash-object", "-w", "--stdin", stdin=b"a: 1\n").encode()
    head = git(repository, "rev-parse", "HEAD").encode()
    commit = commit_of(
        repository,
        b"100644 blob " + blob + b"\tgood.yaml",
        b"100755 blob " + blob + b"\trunnable.yaml",
        b"120000 blob " + blob + b"\tlink.yaml",
        b"160000 commit " + head + b"\tmodule",
        b"100644 blob " + blob + b"\tnot\xff.yaml",
        b"100644 blob " + blob + "ü.yaml".encode().join([b"\t", b""]),
        b"100644 blob " + blob + b"\tnew\nline.yaml",
        b"100644 blob " + blob + b"\ttab\there.yaml",
        b"100644 blob " + blob + b"\t-rf.yaml",
        b"100644 blob " + blob + b"\ta\\b.yaml",
        b"100644 blob " + blob + b"\t.hidden",
    )
    tree = GitTree(repository / "registry", commit)
    assert tree.paths == ("good.yaml", "runnable.yaml")
    assert tree.read("runnable.yaml") == b"a: 1\n"
    assert sorted(d.code for d in tree.diagnostics) == ["PS112"] * 6 + ["PS113"] * 2
    for found in tree.diagnostics:
        found.span.path.encode()


def test_large_blob_is_refused_without_being_read(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 8)
    tree = GitTree(repository / "registry", "HEAD")
    assert tree.paths == ("pings/a.yaml",)
    assert [(d.code, d.span.path) for d in tree.diagnostics] == [("PS109", "pingreg.yaml")]


@pytest.mark.parametrize(("limit", "most"), [("FILES", 1), ("TREE_BYTES", 14)])
def test_tree_is_read_up_to_a_limit(repository: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    monkeypatch.setattr(limits, limit, most)
    tree = GitTree(repository / "registry", "HEAD", prefix="registry/")
    assert tree.paths == ("pingreg.yaml",)
    assert [(d.code, d.span.path) for d in tree.diagnostics] == [("PS109", "registry/")]


def test_no_command_that_the_repository_names_is_run(repository: Path, tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\necho run >> {touched}\ncat\n")
    script.chmod(0o755)
    hooks = repository / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-commit", "fsmonitor-watchman"):
        (hooks / hook).symlink_to(script)
    for name, value in (
        ("core.fsmonitor", str(script)),
        ("core.hooksPath", str(hooks)),
        ("core.pager", str(script)),
        ("core.editor", str(script)),
        ("core.sshCommand", str(script)),
        ("core.askPass", str(script)),
        ("core.alternateRefsCommand", str(script)),
        ("core.gitProxy", str(script)),
        ("pager.ls-tree", str(script)),
        ("pager.rev-parse", str(script)),
        ("alias.ls-tree", f"!{script}"),
        ("alias.rev-parse", f"!{script}"),
        ("alias.cat-file", f"!{script}"),
        ("diff.external", str(script)),
        ("diff.x.textconv", str(script)),
        ("filter.x.smudge", str(script)),
        ("filter.x.clean", str(script)),
        ("filter.x.process", str(script)),
        ("filter.x.required", "true"),
        ("credential.helper", f"!{script}"),
        ("gpg.program", str(script)),
        ("trace2.eventTarget", str(tmp_path / "trace")),
    ):
        git(repository, "config", name, value)
    (repository / ".gitattributes").write_text("* filter=x diff=x\n")
    (repository / ".git" / "info" / "attributes").write_text("* filter=x diff=x\n")
    touched.unlink(missing_ok=True)  # setting it up may have run one
    tree = GitTree(repository / "registry", "HEAD")
    assert tree.read("pings/a.yaml") == b"a: 1\n"
    with pytest.raises(GitError):
        GitTree(repository / "registry", "nope")
    assert not touched.exists()


def test_missing_object_is_not_fetched(repository: Path, tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    script = tmp_path / "script"
    script.write_text(f'#!/bin/sh\ntouch {touched}\nexec git-upload-pack "$@"\n')
    script.chmod(0o755)
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(repository, "config", "uploadpack.allowAnySHA1InWant", "true")
    partial = tmp_path / "partial"
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{repository}", str(partial))
    (partial / "registry").mkdir()
    for name, value in (
        ("remote.origin.uploadpack", str(script)),
        ("protocol.allow", "always"),
        ("protocol.file.allow", "always"),
        ("protocol.ext.allow", "always"),
    ):
        git(partial, "config", name, value)
    with pytest.raises(GitError):
        GitTree(partial / "registry", "HEAD")
    git(partial, "config", "remote.origin.url", f"ext::{script}")
    with pytest.raises(GitError):
        GitTree(partial / "registry", "HEAD")
    assert not touched.exists()


def test_shallow_clone_has_its_tip_and_not_what_is_behind(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "shallow")
    registry = tmp_path / "shallow" / "registry"
    assert GitTree(registry, "HEAD").read("pingreg.yaml") == b"name: second\n"
    with pytest.raises(GitError, match="is no commit"):
        GitTree(registry, "HEAD~1")


def test_repository_is_the_folders_own_whatever_a_hook_says(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    for name, value in (("GIT_DIR", other / ".git"), ("GIT_WORK_TREE", other), ("GIT_INDEX_FILE", other / "index")):
        monkeypatch.setenv(name, str(value))
    assert GitTree(repository / "registry", "HEAD").read("pingreg.yaml") == b"name: second\n"
