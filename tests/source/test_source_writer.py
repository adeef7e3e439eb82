"""The writer: a folder is wholly as it was or wholly as it should be, and nothing else is touched."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pingreg.source.writer import MANIFEST, UnsafePathError, drift, write


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_what_is_written_is_what_stands_there(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    files = {"x": b"1", "in/y": b"2", "in/deep/z": b""}
    assert drift(folder, files).missing == ("in/deep/z", "in/y", "x")
    assert write(folder, files).missing == ("in/deep/z", "in/y", "x")
    assert files_of(folder) == files
    assert not drift(folder, files)
    assert [path.name for path in folder.parent.iterdir()] == ["b"]


def test_unchanged_files_are_the_same_files(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(folder, {"same": b"1", "other": b"2", "in/same": b"3"})
    os.utime(folder / "same", (1, 1))
    before = {name: (folder / name).stat() for name in ("same", "in/same", "other")}
    assert write(folder, {"same": b"1", "other": b"changed", "in/same": b"3"}).changed == ("other",)
    after = {name: (folder / name).stat() for name in before}
    for name in ("same", "in/same"):
        assert (after[name].st_ino, after[name].st_mtime_ns) == (before[name].st_ino, before[name].st_mtime_ns)
    assert after["other"].st_ino != before["other"].st_ino


def test_writing_the_same_again_touches_not_even_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(folder, {"a": b"1"})
    before = folder.stat()
    assert not write(folder, {"a": b"1"})
    assert (folder.stat().st_ino, folder.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_only_what_was_written_earlier_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(folder, {"a": b"1", "in/b": b"2"})
    (folder / "foreign").write_bytes(b"mine")
    (folder / "in" / "foreign").write_bytes(b"mine")
    (folder / "link").symlink_to("/nowhere")
    (folder / "folder-link").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    assert write(folder, {"a": b"new"}).extra == ("folder-link", "foreign", "in/b", "in/foreign", "link", "pipe")
    assert files_of(folder) == {"a": b"new", "foreign": b"mine", "in/foreign": b"mine"}
    assert (folder / "link").readlink() == Path("/nowhere")
    assert (folder / "folder-link").readlink() == tmp_path
    assert (folder / "pipe").is_fifo()


@pytest.mark.parametrize("listing", [b"", b"[", b"[]", b'{"files": 5}', b'{"files": [5, {}]}', b"[" * 99999, b"\xff"])
def test_foreign_list_of_files_removes_nothing(tmp_path: Path, listing: bytes) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / MANIFEST).write_bytes(listing)
    (folder / "foreign").write_bytes(b"mine")
    write(folder, {"a": b"1"})
    assert files_of(folder) == {"a": b"1", "foreign": b"mine"}


def test_list_of_files_names_nothing_outside(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "precious").write_text("mine")
    (folder / MANIFEST).write_text('{"files": ["../precious", "/etc/passwd", "x/../../precious"]}')
    write(folder, {"a": b"1"})
    assert (tmp_path / "precious").read_text() == "mine"


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a/..", "..", "a\\b", "a\0b"])
def test_path_that_leads_out_is_refused_before_anything_is_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnsafePathError):
        write(tmp_path / "out", {"good": b"1", path: b"2"})
    assert list(tmp_path.iterdir()) == []


def test_link_where_the_folder_should_be_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (tmp_path / "out").symlink_to(target)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in ("out", "dangling"):
        with pytest.raises(OSError, match="no folder"):
            write(tmp_path / name, {"a": b"1"})
    assert list(target.iterdir()) == []
    assert not (tmp_path / "nowhere").exists()


def test_folder_below_a_link_is_written_where_the_link_leads(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(tmp_path / "link" / "out", {"a": b"1"})
    assert files_of(tmp_path / "real" / "out") == {"a": b"1"}
    assert (tmp_path / "link").is_symlink()


def test_link_inside_the_folder_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "precious").write_text("mine")
    (folder / "a").symlink_to(tmp_path / "precious")
    assert write(folder, {"a": b"1"}).changed == ("a",)
    assert (tmp_path / "precious").read_text() == "mine"
    assert not (folder / "a").is_symlink()


def test_link_where_a_folder_inside_should_be_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    (tmp_path / "elsewhere").mkdir()
    write(folder, {"a": b"1"})
    (folder / "in").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="exists"):
        write(folder, {"a": b"2", "in/b": b"1"})
    assert files_of(folder) == {"a": b"1"}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_file_where_the_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OSError, match="no folder"):
        write(tmp_path / "out", {"a": b"1"})
    assert (tmp_path / "out").read_text() == "mine"
    with pytest.raises(OSError, match=r"directory|exists"):
        write(tmp_path / "out" / "below", {"a": b"1"})


def test_folder_where_a_file_should_be_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(folder, {"other": b"1"})
    (folder / "a").mkdir()
    (folder / "a" / "foreign").write_text("mine")
    with pytest.raises(OSError, match=r"exists|directory"):
        write(folder, {"a": b"1", "other": b"2"})
    assert files_of(folder) == {"other": b"1", "a/foreign": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_contradictory_paths_are_an_error_that_leaves_the_old(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(folder, {"a": b"1"})
    with pytest.raises(OSError, match=r"exists|directory"):
        write(folder, {"b": b"1", "b/c": b"2"})
    assert files_of(folder) == {"a": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_folder_that_may_not_be_written_is_an_error(open_folder: Path, request: pytest.FixtureRequest) -> None:
    folder = open_folder / "out"
    write(folder, {"a": b"1"})
    open_folder.chmod(0o555)
    request.getfixturevalue("powerless")
    with pytest.raises(PermissionError):
        write(folder, {"a": b"2"})
    assert files_of(folder) == {"a": b"1"}


CHILD = """
import sys
from pathlib import Path
from pingreg.source.writer import write
folder = Path(sys.argv[1])
number = 0
print("ready", flush=True)
while True:
    number += 1
    write(folder, {f"f{n}/x.txt": f"{number % 2}".encode() * 100 for n in range(200)} | {f"only{number % 2}": b"x"})
"""


def test_killed_writer_leaves_the_folder_wholly_old_or_wholly_new(tmp_path: Path) -> None:
    moments = random.Random(2)  # noqa: S311  moments, no secrets
    folder = tmp_path / "out"
    wanted = [
        {f"f{n}/x.txt": f"{number}".encode() * 100 for n in range(200)} | {f"only{number}": b"x"} for number in (0, 1)
    ]
    write(folder, wanted[0])
    for _ in range(30):
        with subprocess.Popen([sys.executable, "-c", CHILD, str(folder)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(moments.uniform(0, 0.06))
            child.send_signal(signal.SIGKILL)
        assert files_of(folder) in wanted
    write(folder, wanted[1])
    assert files_of(folder) == wanted[1]
    assert all(path.name.startswith(".out-") for path in tmp_path.iterdir() if path.name != "out")
