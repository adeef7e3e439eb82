"""Trees in folders: what is read, and what is refused rather than followed."""

import os
import socket
from pathlib import Path

import pytest

from pingreg.source import limits
from pingreg.source.files import contents_of
from pingreg.source.tree import FolderTree, MemoryTree


def refused(tree: FolderTree) -> list[tuple[str, str]]:
    return [(d.code, d.span.path) for d in tree.diagnostics]


def test_files_are_listed_by_their_path_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for path in ("b.yaml", "a/z.yaml", "a/b.yaml", ".git/config", "a/.hidden", "a/b.yaml~x"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(path)
    tree = FolderTree(tmp_path, prefix="registry/")
    assert tree.paths == ("a/b.yaml", "a/z.yaml", "b.yaml")
    assert tree.read("a/z.yaml") == b"a/z.yaml"
    assert refused(tree) == [("PS112", "registry/a/b.yaml~x")]


def test_links_are_refused_wherever_they_lead(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("a: 1")
    root = tmp_path / "root"
    root.mkdir()
    for name, target in (
        ("dangling.yaml", "nowhere"),
        ("file.yaml", outside / "secret.yaml"),
        ("folder", outside),
        ("loop", "loop"),
        ("up", ".."),
    ):
        (root / name).symlink_to(target)
    tree = FolderTree(root)
    assert tree.paths == ()
    names = ["dangling.yaml", "file.yaml", "folder", "loop", "up"]
    assert refused(tree) == [("PS113", name) for name in names]


def test_what_is_neither_file_nor_folder_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)
        server.bind("socket.yaml")
        os.chdir(here)
        tree = FolderTree(tmp_path)
    assert tree.paths == ()
    assert refused(tree) == [("PS113", "pipe.yaml"), ("PS113", "socket.yaml")]


def test_odd_names_are_refused_and_shown_escaped(tmp_path: Path) -> None:
    names = (b"a b", b"-x", b"..x", b"caf\xc3\xa9", b"not\xff", b"x\n", b"x\x1b[31m", b"y..z", b"%s", b"z" * 129)
    kept = [name for name in names if name[:1] != b"."]
    for name in names:
        with open(os.fsencode(tmp_path) + b"/" + name, "w"):  # noqa: PTH123  a name that is no text
            pass
    tree = FolderTree(tmp_path)
    assert tree.paths == ()
    assert [d.code for d in tree.diagnostics] == ["PS112"] * len(kept)
    for found in tree.diagnostics:
        found.span.path.encode()
    assert "not\\udcff" in {found.span.path for found in tree.diagnostics}


def test_folders_are_followed_down_to_a_limit(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (limits.FOLDER_DEPTH + 5))
    deep.mkdir(parents=True)
    (deep / "x.yaml").write_text("")
    assert refused(FolderTree(tmp_path)) == [("PS109", "/".join(["d"] * (limits.FOLDER_DEPTH + 1)))]


def test_number_of_files_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILES", 3)
    for name in ("a/1", "a/2", "b/3", "b/4", "c/5"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    tree = FolderTree(tmp_path, prefix="registry/")
    assert tree.paths == ("a/1", "a/2", "b/3")
    assert refused(tree) == [("PS109", "registry/")]


def test_bytes_of_all_files_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TREE_BYTES", 10)
    contents, found = contents_of(MemoryTree({"a": "12345", "b": "67890", "c": "x", "d": "y"}))
    assert sorted(contents) == ["a", "b", "c"]
    assert [d.code for d in found] == ["PS109"]


def test_large_file_is_read_only_up_to_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(1 << 40)
    assert len(FolderTree(tmp_path).read("large.yaml")) == limits.FILE_BYTES + 1


def test_file_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "in").mkdir(parents=True)
    (root / "in" / "a.yaml").write_text("mine")
    (tmp_path / "a.yaml").write_text("secret")
    tree = FolderTree(root)
    (root / "in" / "a.yaml").unlink()
    (root / "in" / "a.yaml").symlink_to(tmp_path / "a.yaml")
    with pytest.raises(OSError, match="symbolic link"):
        tree.read("in/a.yaml")
    contents, found = contents_of(tree)
    assert contents == {}
    assert [d.code for d in found] == ["PS114"]


def test_folder_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "in").mkdir(parents=True)
    (root / "in" / "a.yaml").write_text("mine")
    tree = FolderTree(root)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.yaml").write_text("secret")
    (root / "in").rename(tmp_path / "moved")
    (root / "in").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="director"):
        tree.read("in/a.yaml")


def test_file_that_becomes_a_pipe_or_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text("")
    tree = FolderTree(tmp_path)
    for name in ("a", "b", "c"):
        (tmp_path / name).unlink()
    os.mkfifo(tmp_path / "a")
    (tmp_path / "b").mkdir()
    contents, found = contents_of(tree)
    assert contents == {}
    assert [(d.code, d.span.path) for d in found] == [("PS114", "a"), ("PS114", "b"), ("PS114", "c")]


def test_what_may_not_be_read_is_reported(open_folder: Path, powerless: None) -> None:  # noqa: ARG001  whom permissions bind
    user = os.geteuid()
    os.seteuid(os.getuid())
    (open_folder / "closed").mkdir(mode=0o700)
    (open_folder / "file.yaml").write_text("a: 1")
    (open_folder / "file.yaml").chmod(0)
    (open_folder / "open.yaml").write_text("a: 1")
    if user == os.getuid():
        (open_folder / "closed").chmod(0)
    os.seteuid(user)
    tree = FolderTree(open_folder)
    contents, found = contents_of(tree)
    assert sorted(contents) == ["open.yaml"]
    assert [(d.code, d.span.path) for d in found] == [("PS114", "closed"), ("PS114", "file.yaml")]
    assert all("Permission denied" in d.message for d in found)


def test_root_that_cannot_be_listed_is_the_machines_fault(tmp_path: Path) -> None:
    for name in ("missing", "file"):
        (tmp_path / "file").write_text("")
        with pytest.raises(OSError, match="director"):
            FolderTree(tmp_path / name)


def test_no_folder_stays_open(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.yaml").write_text("")
    before = len(list(Path("/proc/self/fd").iterdir()))
    tree = FolderTree(tmp_path)
    tree.read("a/b/x.yaml")
    (tmp_path / "a" / "b" / "x.yaml").unlink()
    with pytest.raises(OSError, match="No such file"):
        tree.read("a/b/x.yaml")
    assert len(list(Path("/proc/self/fd").iterdir())) == before
