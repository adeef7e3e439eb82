"""The cache: it gives back what was put, or nothing, and never an error."""

import hashlib
import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.source.cache import Cache, NoCache, code_digest
from pingreg.source.documents import load
from pingreg.source.tree import MemoryTree

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def planted(cache: Cache, key: tuple[str, ...], body: bytes) -> None:
    """Put bytes under a key with a checksum that fits."""
    file = cache._file(key)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(hashlib.sha256(body).hexdigest().encode() + body)


@given(JSON)
def test_what_is_put_comes_back(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    cache = Cache(tmp_path_factory.getbasetemp() / "any", "salt")
    cache.put("a", "b", value=value)
    assert cache.get("a", "b") == value
    assert cache.get("a", "c") is None
    assert Cache(tmp_path_factory.getbasetemp() / "any", "other code").get("a", "b") is None


def test_damaged_entry_is_as_good_as_absent(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "salt")
    cache.put("key", value={"a": [1, 2]})
    (entry,) = entries(tmp_path)
    whole = entry.read_bytes()
    for damaged in (
        *(whole[:length] for length in range(len(whole))),
        *(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))),
        whole + b" ",
        b"\xff" * 100,
        b"{}",
    ):
        entry.write_bytes(damaged)
        assert cache.get("key") is None


@pytest.mark.parametrize("body", [b"[" * 100_000, b"nope", b"\xff", b"", b'{"a":', b"1" * 5000], ids=lambda b: b[:5])
def test_foreign_entry_with_a_fitting_checksum_is_no_error(tmp_path: Path, body: bytes) -> None:
    cache = Cache(tmp_path, "salt")
    planted(cache, ("key",), body)
    assert cache.get("key") is None


@pytest.mark.parametrize("value", [[], [1], 5, True, "x", 1.5, {"documents": 1}], ids=str)
def test_documents_are_read_again_when_the_entry_is_of_another_kind(tmp_path: Path, value: object) -> None:
    tree = MemoryTree({"a.yaml": "b: 1"}, prefix="r/")
    cache = Cache(tmp_path, "salt")
    planted(cache, ("documents", "r/"), json.dumps(value).encode())
    documents, found = load(tree, {"a.yaml": b"b: 1"}, cache=cache)
    assert (documents.data, found) == ({"a.yaml": {"b": 1}}, ())


def test_unchanged_documents_come_from_the_cache_and_changed_ones_do_not(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "salt")
    for text, expected in (("b: 1", 1), ("b: 1", 1), ("b: 2", 2)):
        documents, _ = load(MemoryTree({}), {"a.yaml": text.encode()}, cache=cache)
        assert documents.data == {"a.yaml": {"b": expected}}
    digest = hashlib.sha256(b"b: 2").hexdigest()
    planted(cache, ("documents", ""), json.dumps({digest: {"b": "remembered"}}).encode())
    documents, _ = load(MemoryTree({}), {"a.yaml": b"b: 2"}, cache=cache)
    assert documents.data == {"a.yaml": {"b": "remembered"}}


def test_documents_with_mistakes_are_never_remembered(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "salt")
    for _ in range(2):
        _, found = load(MemoryTree({}), {"a.yaml": b"b: no"}, cache=cache)
        assert [d.code for d in found] == ["PS110"]


def test_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path(os.devnull), Path("/proc/nothing")):
        cache = Cache(folder, "salt")
        cache.put("key", value=1)
        assert cache.get("key") is None


def test_entry_that_is_a_folder_or_a_dangling_link_is_passed_over(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "salt")
    cache._file(("key",)).mkdir()
    cache.put("key", value=1)
    assert cache.get("key") is None
    cache._file(("link",)).symlink_to(tmp_path / "nowhere")
    assert cache.get("link") is None
    cache.put("link", value=2)
    assert cache.get("link") == 2
    assert not (tmp_path / "nowhere").exists()


def test_only_its_own_entries_are_ever_forgotten(tmp_path: Path) -> None:
    foreign = [tmp_path / f"foreign{n}.txt" for n in range(100)]
    for file in foreign:
        file.write_text("mine")
        os.utime(file, (0, 0))
    cache = Cache(tmp_path, "salt")
    for number in range(100):
        cache.put(str(number), value=number)
    assert all(file.exists() for file in foreign)
    assert len(entries(tmp_path)) < 100 + 70
    assert cache.get("99") == 99


def test_many_writers_leave_a_whole_entry_or_none(tmp_path: Path) -> None:
    value = {"a": "x" * 100_000}

    def write() -> None:
        for _ in range(20):
            Cache(tmp_path, "salt").put("key", value=value)
            assert Cache(tmp_path, "salt").get("key") in (None, value)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Cache(tmp_path, "salt").put("key", value=value)
    assert Cache(tmp_path, "salt").get("key") == value


def test_the_tools_own_code_decides_what_is_remembered() -> None:
    assert len(code_digest()) == 64
    assert code_digest() == code_digest()


def test_no_cache_keeps_nothing() -> None:
    cache = NoCache()
    cache.put("key", value=1)
    nothing: Mapping[str, object] | None = cache.get("key")
    assert nothing is None
